package dev.makegood.proof;

import dev.makegood.market.Market;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.archive.ArchivedLines;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Key;
import dev.makegood.storage.Row;
import dev.makegood.storage.StorageJson;
import dev.makegood.storage.Table;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that every row which left the orders' table is in the archive as it was, and that its line is counted there. */
record ArchiveKept(HistoryState history, Consumer<String> violations) {
    /** The days before and after the start within which every order was paid. */
    private static final int DAYS = 31;

    void check() {
        List<Row> copies = history.archivedRows();
        var archived = new HashMap<Key, Row>();
        copies.forEach(row -> archived.put(row.key(), row));
        Map<Key, Row> gone = gone();
        gone.forEach((key, row) -> {
            if (!archived.containsKey(key) || !text(row).equals(text(archived.get(key)))) {
                violations.accept(key + " left as " + row + ", and the archive has " + archived.get(key));
            }
        });
        archived.keySet().stream()
                .filter(key -> !gone.containsKey(key))
                .forEach(key -> violations.accept(key + " is in the archive alone, and never left its table"));
        counts(copies.stream().map(row -> row.key().partition()).collect(Collectors.toSet()));
    }

    /** Returns the rows that are no longer in their table, as they were last. */
    private Map<Key, Row> gone() {
        var gone = new HashMap<Key, Row>();
        for (Journal.Committed committed : history.journal.committed) {
            for (Journal.Change change : committed.changes()) {
                if (isOrders(change.key()) && change.after().isEmpty()) {
                    change.before().ifPresent(row -> gone.put(change.key(), row));
                } else {
                    gone.remove(change.key());
                }
            }
        }
        return gone;
    }

    private static String text(Row row) {
        return row.version() + " " + StorageJson.canonical(StorageJson.tree(row.attributes()));
    }

    private static boolean isOrders(Key key) {
        return key.table() == Table.ORDERS
                && Stream.of("LINE~", "SHIPMENT~", "FUNDS").anyMatch(key.sort()::startsWith);
    }

    /** Checks the archive's count of each merchant's lines. */
    private void counts(Set<String> archived) {
        LocalDate start = Market.current().dayOf(Shop.START);
        var expected = new TreeMap<String, Long>();
        history.journal.orders.values().stream()
                .flatMap(order -> order.lines().stream().map(line -> Map.entry(order, line)))
                .forEach(line -> expected.merge(
                        line.getValue().merchantId(), archived.contains(orderId(line)) ? 1L : 0L, Long::sum));
        expected.forEach((merchant, lines) -> {
            long counted = ArchivedLines.count(history.database, merchant, start.minusDays(DAYS), start.plusDays(DAYS));
            if (counted != lines) {
                violations.accept("the archive counts " + counted + " lines of " + merchant + " instead of " + lines);
            }
        });
    }

    private static String orderId(Map.Entry<PaidOrder, PaidOrder.PaidLine> line) {
        return line.getKey().orderId();
    }
}
