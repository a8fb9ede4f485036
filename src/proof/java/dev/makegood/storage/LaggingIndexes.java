package dev.makegood.storage;

import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** Makes indexes lag behind their tables: a commit is in no index before the lag is over. Tables do not lag. */
public final class LaggingIndexes implements DelegatingDatabase {
    private final Database database;
    private final Supplier<Instant> clock;
    private final Supplier<Duration> lag;

    /** The rows as indexes show them. */
    private final MemoryDatabase behind = new MemoryDatabase();

    private final Deque<Committed> coming = new ArrayDeque<>();

    private record Committed(Instant at, List<Write> writes) {}

    /**
     * Creates the database.
     *
     * @param lag the lag, which may change; zero makes indexes current
     */
    public LaggingIndexes(Database database, Supplier<Instant> clock, Supplier<Duration> lag) {
        this.database = database;
        this.clock = clock;
        this.lag = lag;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public boolean commit(List<Write> writes) {
        boolean done = database.commit(writes);
        if (done) {
            synchronized (coming) {
                coming.add(new Committed(clock.get(), writes));
            }
        }
        return done;
    }

    @Override
    public Page<Row> query(Query query) {
        Duration now = lag.get();
        if (query.index().isEmpty() || now.isZero()) {
            return database.query(query);
        }
        catchUp(clock.get().minus(now));
        return behind.query(query);
    }

    /** Shows what was committed up to an instant. Shards are queried by several threads at once. */
    private void catchUp(Instant seen) {
        synchronized (coming) {
            while (!coming.isEmpty() && !coming.peek().at().isAfter(seen)) {
                if (!behind.commit(coming.poll().writes())) {
                    throw new IllegalStateException("commits came in another order");
                }
            }
        }
    }
}
