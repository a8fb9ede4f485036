package dev.makegood.stockout;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.MergedPage;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Shards;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.WorkAge;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Reads and writes the rows of cases. A case whose compensation is owed is indexed in the shard of its merchant, so
 * that one pass sees all cases of a merchant. All cases are also indexed by the UTC day on which they were established,
 * in shards by case id.
 */
public final class Cases {
    private static final RowType<Case> ROWS = new RowType<>(Case.class, c -> key(c.id()), Cases::indexes);

    private final Database database;

    public Cases(Database database) {
        this.database = database;
    }

    public Optional<Stored<Case>> find(CaseId id) {
        return ROWS.find(database, key(id));
    }

    /**
     * Reads several cases at once, in the order of their ids. Leaves out those that do not exist.
     *
     * @param unreadable receives each case whose row cannot be read
     */
    public List<Stored<Case>> findAll(Collection<CaseId> ids, BiConsumer<CaseId, RuntimeException> unreadable) {
        var found = new ArrayList<Stored<Case>>();
        for (Row row : database.findAll(ids.stream().map(Cases::key).toList())) {
            try {
                found.add(ROWS.read(row));
            } catch (IllegalArgumentException bad) {
                unreadable.accept(CaseId.of(row.key().partition()), bad);
            }
        }
        return found;
    }

    /** Returns a case that another row refers to. */
    public Stored<Case> get(CaseId id) {
        return ROWS.get(database, key(id));
    }

    /** Returns a write that creates the case, or replaces the one that was read. */
    public Write put(Optional<Stored<Case>> old, Case changed) {
        return ROWS.put(old, changed);
    }

    public Write create(Case c) {
        return ROWS.create(c);
    }

    public Write replace(Stored<Case> old, Case changed) {
        return ROWS.replace(old, changed);
    }

    /** Returns a check that the case, or its absence, has not changed since it was read. */
    public Write check(CaseId id, Optional<Stored<Case>> read) {
        return ROWS.check(key(id), read);
    }

    public Page<Case> ofMerchant(String merchantId, int limit, Optional<Cursor> after) {
        return list(Index.CASES_BY_MERCHANT, merchantId, limit, after);
    }

    /**
     * Returns a page of a merchant's cases that were established in a period, the latest first.
     *
     * @param from inclusive
     * @param to exclusive, to the millisecond
     */
    public Page<Case> ofMerchant(String merchantId, Instant from, Instant to, int limit, Optional<Cursor> after) {
        var range = Query.Range.period(from, to);
        var query =
                Query.index(Index.CASES_BY_MERCHANT, merchantId, range, limit).backwards();
        return database.wholeRows(query.after(after)).map(row -> ROWS.read(row).value());
    }

    public Page<Case> ofBuyer(String buyer, int limit, Optional<Cursor> after) {
        return list(Index.CASES_BY_BUYER, buyer, limit, after);
    }

    /**
     * Returns a page of all cases that were established in a period, the latest first. It reads each UTC day of the
     * period in each shard.
     *
     * @param from inclusive
     * @param to exclusive, to the millisecond; at most a few days later
     */
    public Page<Case> established(Instant from, Instant to, int limit, Optional<Cursor> after) {
        List<String> partitions = LocalDate.ofInstant(from, ZoneOffset.UTC)
                .datesUntil(
                        LocalDate.ofInstant(to.minusMillis(1), ZoneOffset.UTC).plusDays(1))
                .flatMap(day -> Shards.all().stream().map(shard -> dayShard(day, shard)))
                .toList();
        var upTo = Query.Range.upTo(to.minusMillis(1));
        Page<Row> page = MergedPage.backwards(database, Index.CASES_BY_DAY, partitions, upTo, limit, after);
        var range = Query.Range.period(from, to);
        List<Row> within = page.items().stream()
                .takeWhile(row -> range.has(Index.CASES_BY_DAY.sort(row)))
                .toList();
        boolean over = within.size() < page.items().size();
        List<Row> whole = database.findAll(within.stream().map(Row::key).toList());
        return new Page<>(
                whole.stream().flatMap(row -> ROWS.readable(row).stream()).toList(),
                over ? Optional.empty() : page.next());
    }

    /**
     * Returns a page of one shard's cases that were established on a day, the earliest first.
     *
     * @param day in UTC
     * @param from inclusive
     * @param to exclusive, to the millisecond
     */
    public Page<Case> ofDay(LocalDate day, String shard, Instant from, Instant to, int limit, Optional<Cursor> after) {
        var range = Query.Range.period(from, to);
        var query = Query.index(Index.CASES_BY_DAY, dayShard(day, shard), range, limit);
        return database.wholeRows(query.after(after)).map(row -> ROWS.read(row).value());
    }

    /**
     * Returns a page of one shard's cases whose compensation is owed at {@code now}, the longest owed first. Read each
     * again before acting on it, since the index may lag.
     */
    public Page<CaseId> owed(String shard, Instant now, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.COMPENSATION_DUE, shard, Query.Range.upTo(now), limit)
                .after(after);
        return database.query(query).map(row -> CaseId.of(row.key().partition()));
    }

    /** Returns for how long the oldest owed compensation has been owed; zero if none is owed. */
    public Duration oldestOwed(Instant now) {
        return WorkAge.oldest(database, Index.COMPENSATION_DUE, now);
    }

    private Page<Case> list(Index index, String owner, int limit, Optional<Cursor> after) {
        var query = Query.index(index, owner, new Query.Range.All(), limit)
                .backwards()
                .after(after);
        return database.wholeRows(query).map(row -> ROWS.read(row).value());
    }

    /** Returns the key of a case, for a worker that reads it with others. */
    public static Key key(CaseId id) {
        return new Key(Table.CASES, id.toString(), "CASE");
    }

    private static String dayShard(LocalDate day, String shard) {
        return KeyText.join(day, shard);
    }

    private static List<IndexEntry> indexes(Case c) {
        Instant at = c.establishedAt();
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        var entries = new ArrayList<IndexEntry>();
        entries.add(Index.CASES_BY_MERCHANT.entry(c.merchantId(), at));
        entries.add(Index.CASES_BY_BUYER.entry(c.buyer(), at));
        entries.add(Index.CASES_BY_DAY.entry(dayShard(day, Shards.of(c.id().toString())), at, c.id()));
        if (c.compensation() instanceof Compensation.Owed owed) {
            entries.add(Index.COMPENSATION_DUE.entry(Shards.of(c.merchantId()), owed.since()));
        }
        return entries;
    }
}
