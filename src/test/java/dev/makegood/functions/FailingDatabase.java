package dev.makegood.functions;

import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.Write;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/**
 * Fails some calls, or ends the process at them. A commit counts as two: it fails before it has its effect, or after.
 *
 * @param fails chooses calls by their number, from 1
 * @param kills true if the process ends
 */
record FailingDatabase(Database database, AtomicInteger calls, IntPredicate fails, boolean kills)
        implements DelegatingDatabase {
    /** Ends the process: nobody catches it as a failure. */
    static final class Killed extends Error {}

    /** Fails one call, or ends the process at it. */
    static FailingDatabase at(int call, boolean kills, Database database) {
        return new FailingDatabase(database, new AtomicInteger(), number -> number == call, kills);
    }

    /** Fails every n-th call. */
    static FailingDatabase every(int n, Database database) {
        return new FailingDatabase(database, new AtomicInteger(), number -> number % n == 0, false);
    }

    private void call() {
        if (fails.test(calls.incrementAndGet())) {
            if (kills) {
                throw new Killed();
            }
            throw new IllegalStateException("the table is away");
        }
    }

    @Override
    public Optional<Row> find(Key key) {
        call();
        return database.find(key);
    }

    @Override
    public Page<Row> query(Query query) {
        call();
        return database.query(query);
    }

    @Override
    public boolean commit(List<Write> writes) {
        call();
        boolean done = database.commit(writes);
        call();
        return done;
    }
}
