package dev.makegood.storage.memory;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.Write;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same contract in the memory of one process, for tests and simulations. */
public final class MemoryDatabase implements Database {
    private final Map<Key, Row> rows = new HashMap<>();

    @Override
    public synchronized Optional<Row> find(Key key) {
        return Optional.ofNullable(rows.get(key));
    }

    @Override
    public synchronized Page<Row> query(Query query) {
        Comparator<Cursor> order = Comparator.comparing(Cursor::indexSort)
                .thenComparing(Cursor::partition)
                .thenComparing(Cursor::sort);
        Comparator<Cursor> direction = query.descending() ? order.reversed() : order;
        List<Row> found = rows.values().stream()
                .filter(row -> row.key().table() == query.table())
                .filter(row -> query.partition().equals(partition(query.index(), row)))
                .filter(row ->
                        within(query.range(), position(query.index(), row).indexSort()))
                .filter(row -> query.after()
                        .map(after -> direction.compare(position(query.index(), row), after) > 0)
                        .orElse(true))
                .sorted(Comparator.comparing(row -> position(query.index(), row), direction))
                .limit(query.limit() + 1L)
                .toList();
        if (found.size() <= query.limit()) {
            return new Page<>(found, Optional.empty());
        }
        List<Row> page = found.subList(0, query.limit());
        return new Page<>(page, Optional.of(position(query.index(), page.getLast())));
    }

    @Override
    public synchronized boolean commit(List<Write> writes) {
        if (writes.isEmpty() || writes.size() > MAX_WRITES) {
            throw new IllegalArgumentException("a transaction has 1 to " + MAX_WRITES + " writes");
        }
        var keys = new HashSet<Key>();
        if (!writes.stream().map(Write::key).allMatch(keys::add)) {
            throw new IllegalArgumentException("a transaction touches each row once: " + writes);
        }
        if (!writes.stream().allMatch(this::guardHolds)) {
            return false;
        }
        writes.forEach(this::apply);
        return true;
    }

    @Override
    public void pause(int attempt) {
        Thread.onSpinWait();
    }

    /** Every row there is, for checks of the whole. */
    public synchronized List<Row> all() {
        return List.copyOf(rows.values());
    }

    private boolean guardHolds(Write write) {
        long stored = find(write.key()).map(Row::version).orElse(0L);
        return switch (write) {
            case Write.Create _ -> stored == 0;
            case Write.Replace replace -> stored == replace.expected();
            case Write.Check check -> stored == check.expected();
        };
    }

    private void apply(Write write) {
        switch (write) {
            case Write.Create create -> put(create.key(), 1, create.attributes());
            case Write.Replace replace -> put(replace.key(), replace.expected() + 1, replace.attributes());
            case Write.Check _ -> {}
        }
    }

    private void put(Key key, long version, Map<String, Object> attributes) {
        rows.put(key, new Row(key, version, Map.copyOf(attributes)));
    }

    private static String partition(Optional<Index> index, Row row) {
        if (index.isEmpty()) {
            return row.key().partition();
        }
        boolean complete = row.attributes().containsKey(index.get().sortAttribute());
        return complete ? (String) row.attributes().get(index.get().partitionAttribute()) : null;
    }

    private static Cursor position(Optional<Index> index, Row row) {
        String sort = row.key().sort();
        String indexSort = index.map(in -> (String) row.attributes().get(in.sortAttribute()))
                .orElse(sort);
        return new Cursor(indexSort, row.key().partition(), sort);
    }

    private static boolean within(Query.Range range, String sort) {
        return switch (range) {
            case Query.Range.All _ -> true;
            case Query.Range.StartsWith start -> sort.startsWith(start.prefix());
            case Query.Range.UpTo upTo -> sort.compareTo(upTo.bound()) <= 0;
            case Query.Range.Between between ->
                sort.compareTo(between.from()) >= 0 && sort.compareTo(between.to()) <= 0;
        };
    }
}
