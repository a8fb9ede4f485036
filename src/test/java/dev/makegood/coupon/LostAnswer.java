package dev.makegood.coupon;

import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.Write;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A database whose first commit goes through although the caller hears of a failure. */
public final class LostAnswer implements Database {
    private final Database database;
    private final AtomicBoolean lost = new AtomicBoolean();

    public LostAnswer(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Row> find(Key key) {
        return database.find(key);
    }

    @Override
    public Page<Row> query(Query query) {
        return database.query(query);
    }

    @Override
    public boolean commit(List<Write> writes) {
        boolean done = database.commit(writes);
        if (done && lost.compareAndSet(false, true)) {
            throw new IllegalStateException("the answer was lost");
        }
        return done;
    }

    @Override
    public void pause(int attempt) {
        database.pause(attempt);
    }
}
