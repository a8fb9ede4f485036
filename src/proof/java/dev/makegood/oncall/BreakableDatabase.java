package dev.makegood.oncall;

import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes rows unreadable, or all tables. */
final class BreakableDatabase implements DelegatingDatabase {
    private final Database database;
    private Predicate<Key> broken = _ -> false;
    private boolean away;

    BreakableDatabase(Database database) {
        this.database = database;
    }

    /** Makes everything readable again. */
    void isMended() {
        broken = _ -> false;
        away = false;
    }

    @Override
    public Database database() {
        return database;
    }

    void breaks(Predicate<Key> rows) {
        broken = rows;
    }

    void isAway() {
        away = true;
    }

    @Override
    public Optional<Row> find(Key key) {
        fail();
        if (broken.test(key)) {
            throw new IllegalArgumentException("the row cannot be read");
        }
        return database.find(key);
    }

    @Override
    public Page<Row> query(Query query) {
        fail();
        return database.query(query);
    }

    private void fail() {
        if (away) {
            throw new IllegalStateException("the tables are away");
        }
    }
}
