package dev.makegood.storage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads rows that a worker is about to need with few requests. It returns each of them once, and asks the database for
 * all others. So a decision that is repeated reads anew, and one that was made on a row that has changed meanwhile is
 * refused by its guard. Is safe for several threads.
 */
public final class ReadAhead implements Database {
    private final Database database;
    private final Map<Key, Optional<Row>> ahead = new ConcurrentHashMap<>();

    public ReadAhead(Database database) {
        this.database = database;
    }

    /**
     * Reads rows, forgets those of before, and returns what there is. If this fails, it returns none, and each row is read
     * when it is needed.
     */
    public List<Row> read(List<Key> keys) {
        ahead.clear();
        return readMore(keys);
    }

    /** Does the same without forgetting those of before. */
    public List<Row> readMore(List<Key> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        try {
            List<Row> rows = database.findAll(keys);
            keys.forEach(key -> ahead.put(key, Optional.empty()));
            rows.forEach(row -> ahead.put(row.key(), Optional.of(row)));
            return rows;
        } catch (RuntimeException unread) {
            ahead.clear();
            return List.of();
        }
    }

    @Override
    public Database origin() {
        return database.origin();
    }

    @Override
    public Optional<Row> find(Key key) {
        Optional<Row> row = ahead.remove(key);
        return row == null ? database.find(key) : row;
    }

    @Override
    public List<Row> findAll(List<Key> keys) {
        return database.findAll(keys);
    }

    @Override
    public Page<Row> query(Query query) {
        return database.query(query);
    }

    @Override
    public long count(Query query, long most) {
        return database.count(query, most);
    }

    /** Keeps rows that were replaced, since their writer is likely to need them next. */
    @Override
    public boolean commit(List<Write> writes) {
        boolean done = database.commit(writes);
        if (done) {
            writes.forEach(this::keep);
        }
        return done;
    }

    private void keep(Write write) {
        if (write instanceof Write.Replace replace) {
            var row = new Row(replace.key(), replace.expected() + 1, replace.attributes());
            ahead.put(replace.key(), Optional.of(row));
        }
    }

    @Override
    public void pause(int attempt) {
        database.pause(attempt);
    }
}
