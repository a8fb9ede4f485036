package dev.makegood.order.archive;

import dev.makegood.order.FundsRows;
import dev.makegood.order.Orders;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Row;
import dev.makegood.storage.StorageJson;
import dev.makegood.storage.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds an order with its rows as they were, which is one line of an archived object.
 *
 * @param rows in the order of their keys
 */
record ArchivedOrder(String orderId, List<ArchivedRow> rows) {
    /** The kinds of rows that an archived order has; an order with a row of another kind stays in its table. */
    private static final Set<String> KINDS = Set.of(Orders.LINE, Orders.SHIPMENT, FundsRows.FUNDS);

    /** Holds one row. Its attributes include those of its indexes. */
    record ArchivedRow(String sort, long version, Map<String, Object> attributes) {}

    static ArchivedOrder of(String orderId, List<Row> rows) {
        return new ArchivedOrder(
                orderId,
                rows.stream()
                        .map(row -> new ArchivedRow(row.key().sort(), row.version(), row.attributes()))
                        .toList());
    }

    static ArchivedOrder read(String line) {
        return StorageJson.read(StorageJson.parse(line), ArchivedOrder.class);
    }

    /** Returns it as JSON on one line, without the line's end. Equal orders have equal lines. */
    String line() {
        return StorageJson.canonical(StorageJson.tree(this));
    }

    static String kind(String sort) {
        return new KeyText(sort).parts().getFirst();
    }

    /** Returns true if an archived order may have a row with this key, or with a key that begins like it. */
    static boolean mayHave(String sort) {
        return KINDS.contains(kind(sort));
    }

    /** Returns the rows as they are read from the archive, with their versions negated, since no table has them. */
    List<Row> readRows() {
        return rows.stream()
                .map(row -> new Row(key(row), -row.version(), row.attributes()))
                .toList();
    }

    Optional<Row> readRow(Key key) {
        return readRows().stream().filter(row -> row.key().equals(key)).findFirst();
    }

    Key key(ArchivedRow row) {
        return new Key(Table.ORDERS, orderId, row.sort());
    }
}
