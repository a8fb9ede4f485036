package dev.makegood.order.archive;

import dev.makegood.order.FundsRows;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Write;
import java.util.ArrayList;

/** Brings an archived order back to its table. */
final class BringBack {
    private final Database database;
    private final Archive archive;

    BringBack(Database database, Archive archive) {
        this.database = database;
        this.archive = archive;
    }

    /**
     * Puts the rows of an order back and no longer counts its lines, in one transaction. Does nothing if the order is back
     * already. The tombstone stays, so that whoever missed the rows a moment ago still finds the order.
     */
    void bringBack(String orderId) {
        database.decide(() -> {
            boolean back = database.find(FundsRows.key(orderId)).isPresent();
            return back ? Decision.answer(false) : decide(archive.find(orderId).orElseThrow());
        });
    }

    private Decision<Boolean> decide(ArchivedOrder order) {
        var writes = new ArrayList<Write>();
        order.rows().forEach(row -> writes.add(new Write.Create(order.key(row), row.attributes())));
        var lines = new OrderRows(order.orderId(), order.readRows()).lines();
        writes.addAll(ArchivedLines.returning(database, lines));
        return new Decision<>(true, writes);
    }
}
