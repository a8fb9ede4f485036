package dev.makegood.coupon;

import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Write;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Commits, but reports a failure to the caller the first time. */
public final class LostAnswer implements DelegatingDatabase {
    private final Database database;
    private final AtomicBoolean lost = new AtomicBoolean();

    public LostAnswer(Database database) {
        this.database = database;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public boolean commit(List<Write> writes) {
        boolean done = database.commit(writes);
        if (done && lost.compareAndSet(false, true)) {
            throw new IllegalStateException("the answer was lost");
        }
        return done;
    }
}
