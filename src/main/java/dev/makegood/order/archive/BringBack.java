package dev.makegood.order.archive;

import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Key;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.ArrayList;
import java.util.Optional;

/** Brings an archived order back to its table. */
final class BringBack {
    private final Database database;
    private final Archive archive;

    BringBack(Database database, Archive archive) {
        this.database = database;
        this.archive = archive;
    }

    /**
     * Puts the rows of an order back, takes its tombstone away and no longer counts its lines, in one transaction. Does
     * nothing if the order is back already.
     */
    void bringBack(String orderId) {
        database.decide(() -> {
            Optional<Stored<Tombstone>> tombstone = Tombstone.ROWS.find(database, Tombstone.key(orderId));
            boolean gone = tombstone.isPresent()
                    && database.find(new Key(Table.ORDERS, orderId, ArchivedOrder.FUNDS))
                            .isEmpty();
            return gone ? decide(tombstone.get()) : Decision.answer(false);
        });
    }

    private Decision<Boolean> decide(Stored<Tombstone> tombstone) {
        ArchivedOrder order = archive.read(tombstone.value());
        var writes = new ArrayList<Write>();
        order.rows().forEach(row -> writes.add(new Write.Create(order.key(row), row.attributes())));
        writes.add(Tombstone.ROWS.delete(tombstone));
        var lines = new OrderRows(order.orderId(), order.readRows()).lines();
        writes.addAll(ArchivedLines.returning(database, lines));
        return new Decision<>(true, writes);
    }
}
