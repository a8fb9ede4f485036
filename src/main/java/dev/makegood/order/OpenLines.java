package dev.makegood.order;

import dev.makegood.inventory.StockKey;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.MergedPage;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.Shards;
import dev.makegood.storage.WorkAge;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * Lists lines with work to do, by index. A line with open units is in the work indexes; a line with only awaited units
 * is in an index partition of its own. Indexes may lag, so read each line of a page again before acting on it.
 */
public final class OpenLines {
    private final Database database;

    OpenLines(Database database) {
        this.database = database;
    }

    /** Returns a page of lines with open units of one SKU, the latest paid first. */
    public Page<LineRef> openLatestPaidFirst(StockKey stock, int limit, Optional<Cursor> after) {
        return latestPaidFirst(stock, Query.Range.whole(), limit, after);
    }

    /** Returns such a page of lines that were paid at {@code paidAt} or before. */
    public Page<LineRef> openPaidUntil(StockKey stock, Instant paidAt, int limit, Optional<Cursor> after) {
        return latestPaidFirst(stock, Query.Range.upTo(paidAt), limit, after);
    }

    private Page<LineRef> latestPaidFirst(StockKey stock, Query.Range.UpTo until, int limit, Optional<Cursor> after) {
        return MergedPage.backwards(database, Index.OPEN_BY_SKU, Shards.allOf(stock), until, limit, after)
                .map(OpenLines::ref);
    }

    /** Returns a page of lines that have no open units but buyers who wait for some of a SKU. */
    public Page<LineRef> awaitedOnly(StockKey stock, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.OPEN_BY_SKU, LineEntries.awaited(stock), new Query.Range.All(), limit)
                .after(after);
        return database.query(query).map(OpenLines::ref);
    }

    /**
     * Returns a page of one shard's lines with open units and a ship time in force up to {@code shipBy}, earliest
     * first.
     *
     * @param late true for lines with a case of late shipment, false for the others
     * @param caseHours for lines whose case's version has this many overdue hours; empty for lines without a case
     */
    public Page<LineRef> openShipBy(
            String platform,
            CurrencyUnit currency,
            boolean late,
            Optional<Integer> caseHours,
            String shard,
            Instant shipBy,
            int limit,
            Optional<Cursor> after) {
        var query = Query.index(
                        Index.OPEN_BY_PROMISE,
                        LineEntries.promiseShard(platform, currency, late, caseHours, shard),
                        Query.Range.upTo(shipBy),
                        limit)
                .after(after);
        return database.query(query).map(OpenLines::ref);
    }

    /** Returns a page of the lines in a partition of {@link Index#OPEN_BY_PROMISE}. */
    Page<LineRef> inPartition(String partition, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.OPEN_BY_PROMISE, partition, new Query.Range.All(), limit)
                .after(after);
        return database.query(query).map(OpenLines::ref);
    }

    /** Returns for how long the earliest of such lines has been due at {@code shipBy}. */
    public Duration earliestShipBy(
            String platform,
            CurrencyUnit currency,
            boolean late,
            Optional<Integer> caseHours,
            String shard,
            Instant shipBy) {
        return WorkAge.oldest(
                database,
                Index.OPEN_BY_PROMISE,
                List.of(LineEntries.promiseShard(platform, currency, late, caseHours, shard)),
                shipBy);
    }

    /** Returns a page of one shard's lines with open units whose time to settle is over, the earliest first. */
    public Page<LineRef> toSettle(String shard, Instant now, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.OPEN_BY_PROMISE, LineEntries.settlingShard(shard), Query.Range.upTo(now), limit)
                .after(after);
        return database.query(query).map(OpenLines::ref);
    }

    /** Returns a page of one shard's lines with shipments that still have to be applied to their waits. */
    public Page<LineRef> toFollow(String shard, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.OPEN_BY_PROMISE, LineEntries.followingShard(shard), new Query.Range.All(), limit)
                .after(after);
        return database.query(query).map(OpenLines::ref);
    }

    /** Returns a page of a merchant's lines with open units, the earliest ship time in force first. */
    public Page<LineRef> openOfMerchant(String merchantId, int limit, Optional<Cursor> after) {
        return MergedPage.read(
                        database, Index.OPEN_BY_MERCHANT, Shards.allOf(merchantId), Query.Range.whole(), limit, after)
                .map(OpenLines::ref);
    }

    private static LineRef ref(Row row) {
        return new LineRef(row.key().partition(), new KeyText(row.key().sort()).last());
    }
}
