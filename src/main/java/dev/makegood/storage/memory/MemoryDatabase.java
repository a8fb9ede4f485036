package dev.makegood.storage.memory;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyOrder;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.Sizes;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Implements the tables in memory, for tests and simulations. */
public final class MemoryDatabase implements Database {
    private static final Comparator<Key> ORDER = Comparator.comparing(Key::table)
            .thenComparing(Key::partition, KeyOrder.COMPARATOR)
            .thenComparing(Key::sort, KeyOrder.COMPARATOR);

    private final NavigableMap<Key, SizedRow> rows = new TreeMap<>(ORDER);
    private final Partitions partitions = new Partitions();

    @Override
    public synchronized Optional<Row> find(Key key) {
        return Optional.ofNullable(rows.get(key)).map(SizedRow::row);
    }

    @Override
    public synchronized Page<Row> query(Query query) {
        return partitions.page(query);
    }

    @Override
    public synchronized boolean commit(List<Write> writes) {
        Sizes.check(writes);
        var keys = new HashSet<Key>();
        for (Write write : writes) {
            if (!keys.add(write.key())) {
                throw new IllegalArgumentException("a transaction touches each row once, this one twice: " + write);
            }
        }
        List<Write> possible =
                writes.stream().flatMap(write -> possible(write).stream()).toList();
        if (!possible.stream().allMatch(this::guardHolds)) {
            return false;
        }
        possible.forEach(this::apply);
        return true;
    }

    private Optional<Write> possible(Write write) {
        if (!(write instanceof Write.Add add)) {
            return Optional.of(write);
        }
        Optional<Row> taken = find(add.key());
        return taken.isEmpty()
                ? Optional.of(add)
                : add.otherwise().apply(taken.get()).flatMap(this::possible);
    }

    @Override
    public void pause(int attempt) {
        Thread.onSpinWait();
    }

    /** Returns a page of a table after {@code after}, in the order of the keys. */
    synchronized Page<Row> scan(Table table, Optional<Key> after, int limit) {
        var rest = after.map(last -> rows.tailMap(last, false)).orElseGet(() -> rows.tailMap(before(table), false));
        var page = new PageInMemory(limit);
        for (SizedRow sized : rest.values()) {
            if (sized.row().key().table() != table) {
                break;
            }
            if (!page.takes(sized)) {
                Key end = page.last().key();
                return page.before(new Cursor(end.sort(), end.partition(), end.sort()));
            }
        }
        return page.whole();
    }

    /** Returns a key that sorts before all rows of a table and that no row has. */
    private static Key before(Table table) {
        return new Key(table, "\0", "\0");
    }

    /** Returns all rows, for checks of the whole database. */
    public synchronized List<Row> all() {
        return rows.values().stream().map(SizedRow::row).toList();
    }

    private boolean guardHolds(Write write) {
        long stored = find(write.key()).map(Row::version).orElse(0L);
        return stored == write.expected();
    }

    private void apply(Write write) {
        switch (write) {
            case Write.Create create -> put(create, 1, create.attributes());
            case Write.Add add -> put(add, 1, add.attributes());
            case Write.Replace replace -> put(replace, replace.expected() + 1, replace.attributes());
            case Write.Delete delete ->
                partitions.remove(rows.remove(delete.key()).row());
            case Write.Check _ -> {}
        }
    }

    private void put(Write write, long version, Map<String, Object> attributes) {
        var row = new Row(write.key(), version, Map.copyOf(attributes));
        var sized = new SizedRow(row, Sizes.of(row));
        Optional.ofNullable(rows.put(write.key(), sized)).map(SizedRow::row).ifPresent(partitions::remove);
        partitions.add(sized);
    }
}
