package dev.makegood.order.archive;

import dev.makegood.order.FundsRows;
import dev.makegood.order.OrderFunds;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.RecordedShipment;
import dev.makegood.storage.Database;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Holds all rows of an order.
 *
 * @param all in the order of their keys
 */
record OrderRows(String orderId, List<Row> all) {
    /** Reads an order as of the last commit. */
    static OrderRows read(Database database, String orderId) {
        return new OrderRows(orderId, database.all(Query.table(Table.ORDERS, orderId, new Query.Range.All())));
    }

    List<OrderLine> lines() {
        return of(Orders::line).toList();
    }

    List<RecordedShipment> shipments() {
        return of(Orders::shipment).toList();
    }

    Optional<OrderFunds> funds() {
        return of(FundsRows::of).findFirst();
    }

    private <T> Stream<T> of(Function<Row, Optional<T>> read) {
        return all.stream().flatMap(row -> read.apply(row).stream());
    }

    ArchivedOrder toArchive() {
        return ArchivedOrder.of(orderId, all);
    }

    /** Returns the deletions, each refused if its row has changed since it was read. */
    List<Write> deletions() {
        return all.stream()
                .<Write>map(row -> new Write.Delete(row.key(), row.version()))
                .toList();
    }
}
