package dev.makegood.order.archive;

import dev.makegood.order.FundsRows;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Shows archived orders as if they were still in their table. Reads a row of an order from the archive if the table
 * does not have it. Such a row has a negative version, so a decision that changes it, or depends on it, cannot be
 * committed: instead the order is brought back, and the decision is made again.
 *
 * <p>The table is always read first, and an order leaves it an hour after its tombstone was written, so an order that
 * is not found in either was never there.
 */
public final class DatabaseWithArchive implements Database {
    private final Database database;
    private final Archive archive;
    private final BringBack bringBack;

    public DatabaseWithArchive(Database database, ArchiveStore store) {
        this.database = database;
        archive = new Archive(database, store);
        bringBack = new BringBack(database, archive);
    }

    /** Reads an order's funds with its tombstone in one request, since every new order asks for them. */
    @Override
    public Optional<Row> find(Key key) {
        if (!mayBeArchived(key)) {
            return database.find(key);
        }
        if (!key.sort().equals(FundsRows.FUNDS)) {
            Optional<Row> found = database.find(key);
            return found.isPresent() ? found : archive.find(key.partition()).flatMap(order -> order.readRow(key));
        }
        List<Row> rows = database.findAll(List.of(key, Tombstone.key(key.partition())));
        Optional<Row> found = rows.stream().filter(row -> row.key().equals(key)).findFirst();
        return found.isPresent() || rows.isEmpty()
                ? found
                : archive.read(Tombstone.ROWS.read(rows.getFirst()).value()).readRow(key);
    }

    /** Looks for an order in the archive only if the table has none of its rows. */
    @Override
    public List<Row> findAll(List<Key> keys) {
        List<Row> found = database.findAll(keys);
        Set<String> there = found.stream().map(row -> row.key().partition()).collect(Collectors.toSet());
        var missing = keys.stream()
                .filter(DatabaseWithArchive::mayBeArchived)
                .filter(key -> !there.contains(key.partition()))
                .toList();
        if (missing.isEmpty()) {
            return found;
        }
        var all = new ArrayList<>(found);
        missing.stream()
                .map(Key::partition)
                .distinct()
                .forEach(orderId -> archive.find(orderId)
                        .ifPresent(order -> order.readRows().stream()
                                .filter(row -> missing.contains(row.key()))
                                .forEach(all::add)));
        all.sort(Comparator.comparingInt(row -> keys.indexOf(row.key())));
        return all;
    }

    @Override
    public Page<Row> query(Query query) {
        Page<Row> page = database.query(query);
        boolean look = query.table() == Table.ORDERS
                && query.index().isEmpty()
                && page.items().isEmpty()
                && query.range() instanceof Query.Range.StartsWith(String prefix)
                && ArchivedOrder.mayHave(prefix);
        return look
                ? archive.find(query.partition())
                        .map(order -> page(query, order))
                        .orElse(page)
                : page;
    }

    private static Page<Row> page(Query query, ArchivedOrder order) {
        List<Row> rows = order.readRows().stream()
                .filter(row -> query.range().has(row.key().sort()))
                .filter(row -> query.after()
                        .filter(last -> row.key().sort().compareTo(last.sort()) <= 0)
                        .isEmpty())
                .toList();
        if (rows.size() <= query.limit()) {
            return new Page<>(rows, Optional.empty());
        }
        Key last = rows.get(query.limit() - 1).key();
        return new Page<>(
                rows.subList(0, query.limit()), Optional.of(new Cursor(last.sort(), last.partition(), last.sort())));
    }

    @Override
    public Page<Row> wholeRows(Query query) {
        return database.wholeRows(query);
    }

    @Override
    public long count(Query query, long most) {
        return database.count(query, most);
    }

    @Override
    public boolean commit(List<Write> writes) {
        Set<String> archived = writes.stream()
                .filter(write -> write.expected() < 0)
                .map(write -> write.key().partition())
                .collect(Collectors.toSet());
        archived.forEach(bringBack::bringBack);
        return archived.isEmpty() && database.commit(writes);
    }

    private static boolean mayBeArchived(Key key) {
        return key.table() == Table.ORDERS && ArchivedOrder.mayHave(key.sort());
    }

    @Override
    public Database origin() {
        return database.origin();
    }

    @Override
    public void pause(int attempt) {
        database.pause(attempt);
    }
}
