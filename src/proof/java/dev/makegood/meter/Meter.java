package dev.makegood.meter;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.Scanner;
import dev.makegood.storage.Sizes;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts the requests to a database and the units that DynamoDB would bill for them. Sends the requests that
 * {@code DynamoDatabase} sends: a write that is alone needs no transaction; one that meets the row of an addition is
 * refused, and another one follows. Is safe for several threads.
 *
 * <p>AWS does not say what a cancelled transaction costs. It says that a condition that fails is billed like the write,
 * and that a transaction writes each item twice; so one that is cancelled is counted like one that succeeds, without
 * indexes, which it does not touch.
 */
public final class Meter implements DelegatingDatabase {
    /** Rows per scanned page; a page also ends at 1 MB. */
    private static final int PAGE = 10_000;

    private final MemoryDatabase memory;
    private final Database database;
    private final Projections projections = new Projections();
    private Tally tally = new Tally(projections);

    public Meter(MemoryDatabase database) {
        memory = database;
        this.database = database;
    }

    /** Returns what was used since the last call. */
    public synchronized Usage take() {
        Usage taken = tally.usage();
        tally = new Tally(projections);
        return taken;
    }

    /** Returns a scanner of the same database, whose segments are counted too. */
    public Scanner scanner() {
        var scanner = new MemoryScanner(memory, PAGE);
        return new Scanner() {
            @Override
            public Page<Row> scan(Table table, Optional<Cursor> after) {
                throw new UnsupportedOperationException("the audit is not counted");
            }

            @Override
            public Page<Row> scan(Table table, Segment segment, Optional<Cursor> after) {
                Page<Row> page = scanner.scan(table, segment, after);
                scanned(table, page.items().stream().mapToLong(Sizes::of).sum());
                return page;
            }
        };
    }

    private synchronized void scanned(Table table, long bytes) {
        tally.scanned(table, bytes);
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public synchronized Optional<Row> find(Key key) {
        Optional<Row> found = database.find(key);
        tally.read(
                Operation.GET_ITEM, Place.of(key.table()), found.map(Sizes::of).orElse(0));
        return found;
    }

    @Override
    public synchronized List<Row> findAll(List<Key> keys) {
        for (int from = 0; from < keys.size(); from += MAX_KEYS) {
            tally.request(Operation.BATCH_GET_ITEM);
        }
        return keys.stream().flatMap(key -> ofBatch(key).stream()).toList();
    }

    private Optional<Row> ofBatch(Key key) {
        Optional<Row> found = database.find(key);
        tally.read(Place.of(key.table()), found.map(Sizes::of).orElse(0));
        return found;
    }

    @Override
    public synchronized Page<Row> query(Query query) {
        Page<Row> page = database.query(query);
        tally.read(Operation.QUERY, Place.of(query), bytes(query, page.items()));
        return page.items().size() == query.limit() ? withNext(query, page.items()) : page;
    }

    /** Returns a page as DynamoDB does, which looks no further once it has the limit: whether more follows, it does not say. */
    private static Page<Row> withNext(Query query, List<Row> rows) {
        Row last = rows.getLast();
        String sort = last.key().sort();
        String indexSort = query.index().map(index -> index.sort(last)).orElse(sort);
        return new Page<>(rows, Optional.of(new Cursor(indexSort, last.key().partition(), sort)));
    }

    /** Counts as DynamoDB does, up to 1 MB a request. */
    @Override
    public synchronized long count(Query query, long most) {
        long sum = 0;
        long bytes = 0;
        Optional<Cursor> after = Optional.empty();
        do {
            Page<Row> page = database.query(query.after(after));
            sum += page.items().size();
            bytes += bytes(query, page.items());
            after = page.next();
            if (after.isEmpty() || bytes >= Sizes.LARGEST_PAGE) {
                tally.read(Operation.QUERY, Place.of(query), bytes);
                bytes = 0;
                if (sum > most) {
                    return sum;
                }
            }
        } while (after.isPresent());
        return sum;
    }

    @Override
    public synchronized boolean commit(List<Write> writes) {
        Sizes.check(writes);
        List<Write> left = writes;
        while (!left.isEmpty()) {
            Operation sent = sent(left);
            left.forEach(write -> tally.wrote(sent, write.key().table(), database.find(write.key()), after(write)));
            boolean done = left.stream().allMatch(this::guardHolds);
            tally.request(done || sent != Operation.TRANSACTION ? sent : Operation.CANCELLED);
            if (done) {
                left.forEach(this::change);
                return database.commit(left);
            }
            Optional<List<Write>> others = otherwise(left);
            if (others.isEmpty()) {
                return false;
            }
            left = others.get();
        }
        return true;
    }

    /** Returns the operation of a write that is alone, or a transaction. */
    private static Operation sent(List<Write> writes) {
        if (writes.size() > 1) {
            return Operation.TRANSACTION;
        }
        return switch (writes.getFirst()) {
            case Write.Create _, Write.Add _, Write.Replace _ -> Operation.PUT_ITEM;
            case Write.Delete _ -> Operation.DELETE_ITEM;
            case Write.Check _ -> Operation.TRANSACTION;
        };
    }

    private void change(Write write) {
        if (!(write instanceof Write.Check)) {
            tally.changed(write.key().table(), database.find(write.key()), after(write));
        }
    }

    private static Optional<Row> after(Write write) {
        return switch (write) {
            case Write.Create create -> Optional.of(new Row(create.key(), 1, create.attributes()));
            case Write.Add add -> Optional.of(new Row(add.key(), 1, add.attributes()));
            case Write.Replace replace ->
                Optional.of(new Row(replace.key(), replace.expected() + 1, replace.attributes()));
            case Write.Delete _, Write.Check _ -> Optional.empty();
        };
    }

    private boolean guardHolds(Write write) {
        return database.find(write.key()).map(Row::version).orElse(0L) == write.expected();
    }

    /** Returns what is sent next; empty if the guard of a write that is no addition refused. */
    private Optional<List<Write>> otherwise(List<Write> writes) {
        var left = new ArrayList<Write>();
        for (Write write : writes) {
            if (guardHolds(write)) {
                left.add(write);
            } else if (write instanceof Write.Add add) {
                database.find(add.key()).flatMap(add.otherwise()).ifPresent(left::add);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(left);
    }

    private long bytes(Query query, List<Row> rows) {
        return query.index()
                .map(index -> rows.stream()
                        .mapToLong(row ->
                                projections.entry(index, row).orElseThrow().bytes())
                        .sum())
                .orElseGet(() -> rows.stream().mapToLong(Sizes::of).sum());
    }
}
