package dev.makegood.order.archive;

import dev.makegood.storage.Database;
import dev.makegood.storage.Row;
import dev.makegood.storage.Table;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the archive as a whole, and brings orders back as a program does that empties it. */
public final class ArchivedRows {
    private ArchivedRows() {}

    /**
     * Returns the copies of the rows of orders that have left their table.
     *
     * @param rows of all tables
     */
    public static List<Row> of(List<Row> rows, Database database, ArchiveStore store) {
        Set<String> stay = rows.stream()
                .filter(row -> row.key().table() == Table.ORDERS)
                .map(row -> row.key().partition())
                .collect(Collectors.toSet());
        var archive = new Archive(database, store);
        return rows.stream()
                .filter(ArchivedRows::isTombstone)
                .map(row -> Tombstone.ROWS.read(row).value())
                .filter(tombstone -> !stay.contains(tombstone.orderId()))
                .flatMap(tombstone -> rows(archive.read(tombstone)))
                .toList();
    }

    private static Stream<Row> rows(ArchivedOrder order) {
        return order.rows().stream().map(row -> new Row(order.key(row), row.version(), row.attributes()));
    }

    /** Returns true if the row says where an archived order is. */
    public static boolean isTombstone(Row row) {
        return row.key().equals(Tombstone.key(row.key().partition()));
    }

    /** Brings an order back. */
    public static void bringBack(Database database, ArchiveStore store, String orderId) {
        new BringBack(database, new Archive(database, store)).bringBack(orderId);
    }
}
