package dev.makegood.rates;

import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.Sizes;
import dev.makegood.storage.StorageBusy;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Puts a store in memory as far away as DynamoDB, with its two limits: of two transactions on one item at the same time one
 * is cancelled, and a partition of a table or of an index takes 1,000 write units a second.
 */
final class FarDatabase implements Database {
    private static final int READ = 5_000;
    private static final int TRANSACTION = 10_000;
    private static final int UNIT = 1_000;
    private static final int KB = 1_024;

    /** How far a partition may be behind before it refuses, in microseconds. */
    private static final int BEHIND = 100_000;

    /** The longest waits before another attempt, as {@link dev.makegood.storage.dynamo.Backoff} has them. */
    private static final int FIRST_PAUSE = 8_000;

    private static final int LONGEST_PAUSE = 250_000;

    private record Partition(Table table, Optional<Index> index, String name) {}

    final MemoryDatabase rows = new MemoryDatabase();
    private final VirtualTime time;
    private final Consumer<Row> written;
    private final Random random = new Random(7);
    private final Set<Key> inTransaction = new HashSet<>();
    private final Map<Partition, Long> busyUntil = new HashMap<>();

    /**
     * Creates the store.
     *
     * @param written receives each row that was put, as the tables' streams do
     */
    FarDatabase(VirtualTime time, Consumer<Row> written) {
        this.time = time;
        this.written = written;
    }

    @Override
    public Optional<Row> find(Key key) {
        time.sleep(READ);
        return rows.find(key);
    }

    @Override
    public List<Row> findAll(List<Key> keys) {
        for (int from = 0; from < keys.size(); from += MAX_KEYS) {
            time.sleep(READ);
        }
        return rows.findAll(keys);
    }

    @Override
    public Page<Row> query(Query query) {
        time.sleep(READ);
        return rows.query(query);
    }

    @Override
    public void pause(int attempt) {
        int bound = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(attempt - 1, 5));
        time.sleep(random.nextInt(bound) + 1_000L);
    }

    @Override
    public boolean commit(List<Write> writes) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Optional<Boolean> done = transact(writes);
            if (done.isPresent()) {
                return done.get();
            }
            pause(attempt);
        }
        throw new StorageBusy("transactions on the same rows took too long");
    }

    /** Returns empty if another transaction was at one of its items, or a partition refused. */
    private Optional<Boolean> transact(List<Write> writes) {
        time.sleep(TRANSACTION / 4);
        List<Key> keys = writes.stream().map(Write::key).toList();
        if (keys.stream().anyMatch(inTransaction::contains) || !isTaken(writes)) {
            time.sleep(TRANSACTION / 4);
            return Optional.empty();
        }
        inTransaction.addAll(keys);
        time.sleep(TRANSACTION / 2);
        boolean done = rows.commit(writes);
        keys.forEach(inTransaction::remove);
        if (done) {
            keys.forEach(key -> rows.find(key).ifPresent(written));
        }
        time.sleep(TRANSACTION / 4);
        return Optional.of(done);
    }

    private boolean isTaken(List<Write> writes) {
        var units = new HashMap<Partition, Long>();
        for (Write write : writes) {
            int size = Math.ceilDiv(Sizes.of(write), KB);
            long of = writes.size() == 1 ? size : 2L * size;
            units.merge(
                    new Partition(
                            write.key().table(), Optional.empty(), write.key().partition()),
                    of,
                    Long::sum);
            Map<String, Object> before =
                    rows.find(write.key()).map(Row::attributes).orElse(Map.of());
            for (Index index : Index.values()) {
                entries(index, write, before)
                        .forEach(name -> units.merge(
                                new Partition(write.key().table(), Optional.of(index), name), 1L, Long::sum));
            }
        }
        long now = time.now();
        if (units.keySet().stream().anyMatch(of -> busyUntil.getOrDefault(of, 0L) > now + BEHIND)) {
            return false;
        }
        units.forEach(
                (of, used) -> busyUntil.merge(of, now + used * UNIT, (until, _) -> Math.max(until, now) + used * UNIT));
        return true;
    }

    /** Returns the partitions of an index in which the write changes an entry. */
    private static List<String> entries(Index index, Write write, Map<String, Object> before) {
        if (index.table() != write.key().table()) {
            return List.of();
        }
        Map<String, Object> after = switch (write) {
            case Write.Create create -> create.attributes();
            case Write.Add add -> add.attributes();
            case Write.Replace replace -> replace.attributes();
            case Write.Check _ -> before;
            case Write.Delete _ -> Map.of();
        };
        String partition = index.partitionAttribute();
        String sort = index.sortAttribute();
        boolean same = Objects.equals(before.get(partition), after.get(partition))
                && Objects.equals(before.get(sort), after.get(sort));
        var changed = new ArrayList<String>();
        if (!same) {
            Optional.ofNullable(before.get(partition)).ifPresent(name -> changed.add((String) name));
            Optional.ofNullable(after.get(partition)).ifPresent(name -> changed.add((String) name));
        }
        return changed;
    }
}
