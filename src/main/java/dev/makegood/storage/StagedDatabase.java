package dev.makegood.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets several decisions make one transaction: each sees what those before it are going to write. Reads each row and each page once. Is
 * for one attempt of {@link #decide} of the database behind it, which commits {@link #writes}.
 */
public final class StagedDatabase implements Database {
    private final Database database;
    private final Map<Key, Optional<Row>> seen = new HashMap<>();
    private final Map<Query, Page<Row>> pages = new HashMap<>();
    private final Map<Key, Write> writes = new LinkedHashMap<>();

    public StagedDatabase(Database database) {
        this.database = database;
    }

    /** Reads rows that decisions are going to look at, with as few requests as possible. */
    public void prepare(List<Key> keys) {
        keys.forEach(key -> seen.put(key, Optional.empty()));
        database.findAll(keys).forEach(row -> seen.put(row.key(), Optional.of(row)));
    }

    /**
     * Adds the writes of a decision, unless the transaction would become too large.
     *
     * @return false if they are not added
     */
    public boolean stage(List<Write> more) {
        long added =
                more.stream().filter(write -> !writes.containsKey(write.key())).count();
        if (writes.size() + added > MAX_WRITES) {
            return false;
        }
        more.forEach(this::stage);
        return true;
    }

    private void stage(Write write) {
        switch (write) {
            case Write.Create create -> put(create, create.attributes());
            case Write.Replace replace -> put(replace, replace.attributes());
            case Write.Add add -> put(add, add.attributes());
            case Write.Check check -> writes.putIfAbsent(check.key(), check);
            case Write.Delete delete ->
                throw new UnsupportedOperationException("a deletion cannot be staged: " + delete);
        }
    }

    private void put(Write write, Map<String, Object> attributes) {
        Key key = write.key();
        writes.merge(key, write, (before, _) -> merged(before, attributes));
        seen.put(key, Optional.of(new Row(key, write.expected() + 1, attributes)));
    }

    /** The guard is that of the first write, and the content that of the last one. */
    private static Write merged(Write before, Map<String, Object> attributes) {
        return before.expected() == 0
                ? new Write.Create(before.key(), attributes)
                : new Write.Replace(before.key(), before.expected(), attributes);
    }

    /** Returns the writes of all decisions, one for each row. */
    public List<Write> writes() {
        return List.copyOf(writes.values());
    }

    @Override
    public Database origin() {
        return database.origin();
    }

    @Override
    public Optional<Row> find(Key key) {
        return seen.computeIfAbsent(key, database::find);
    }

    @Override
    public List<Row> findAll(List<Key> keys) {
        var unread = new ArrayList<>(keys);
        unread.removeAll(seen.keySet());
        if (!unread.isEmpty()) {
            prepare(unread);
        }
        return keys.stream().flatMap(key -> seen.get(key).stream()).toList();
    }

    /**
     * Reads a page, without what is staged.
     *
     * @throws UnsupportedOperationException if rows of its partition are staged
     */
    @Override
    public Page<Row> query(Query query) {
        boolean staged = writes.keySet().stream()
                .anyMatch(key -> key.table() == query.table() && key.partition().equals(query.partition()));
        if (staged && query.index().isEmpty()) {
            throw new UnsupportedOperationException("rows of " + query.partition() + " are staged");
        }
        return pages.computeIfAbsent(query, database::query);
    }

    @Override
    public boolean commit(List<Write> more) {
        throw new UnsupportedOperationException("what is staged is committed by the database behind it");
    }

    @Override
    public void pause(int attempt) {
        database.pause(attempt);
    }
}
