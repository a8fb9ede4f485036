package dev.makegood.inventory;

import dev.makegood.logging.Log;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Reads and writes the rows of stock positions and of reported changes. A position is in the work index while it is
 * short. Indexes may lag, so read each position of a page again before acting on it.
 */
public final class Stock {
    /** All wrong positions are in one partition, since there are few. */
    private static final String WRONG = "wrong";

    private static final RowType<StockPosition> POSITIONS =
            new RowType<>(StockPosition.class, position -> key(position.key()), Stock::indexes);
    private static final RowType<ToldChange> CHANGES =
            new RowType<>(ToldChange.class, told -> key(told.change().stock(), sort(told.change())), Stock::lost);

    private static final Log LOG = Log.of(Stock.class);

    private final Database database;

    public Stock(Database database) {
        this.database = database;
    }

    /**
     * Reads a position. If fields cannot be read, they count as unknown and the position is marked as wrong, so that it
     * blocks nothing.
     */
    public Optional<Stored<StockPosition>> find(StockKey key) {
        return database.find(key(key)).map(row -> read(row, key));
    }

    /** Reads those of the positions that are there, in the same way. */
    public Map<StockKey, Stored<StockPosition>> findAll(List<StockKey> keys) {
        return database.findAll(keys.stream().map(Stock::key).toList()).stream()
                .collect(Collectors.toMap(Stock::stockKey, row -> read(row, stockKey(row))));
    }

    private static Stored<StockPosition> read(Row row, StockKey key) {
        try {
            Stored<StockPosition> read = POSITIONS.read(row);
            if (read.value().key().equals(key)) {
                return read;
            }
        } catch (IllegalArgumentException unreadable) {
            LOG.error("cannot read all of {}", key, unreadable);
        }
        var lost = new ArrayList<String>();
        Stored<StockPosition> rest = POSITIONS.salvage(row, StockPosition.unknown(key), lost::add);
        return new Stored<>(rest.value().of(key).wrong("unreadable " + String.join(" ", lost)), rest.version());
    }

    /** Returns a write that creates the position, or replaces the one that was read. */
    public Write put(Optional<Stored<StockPosition>> old, StockPosition changed) {
        return POSITIONS.put(old, changed);
    }

    public Write create(StockPosition stockPosition) {
        return POSITIONS.create(stockPosition);
    }

    public Write replace(Stored<StockPosition> old, StockPosition changed) {
        return POSITIONS.replace(old, changed);
    }

    /** Returns a check that the position has not changed since it was read. */
    public Write check(Stored<StockPosition> read) {
        return POSITIONS.check(key(read.value().key()), Optional.of(read));
    }

    /** Reads the position, or starts one, and returns the write that changes it. */
    public Write change(StockKey key, UnaryOperator<StockPosition> change) {
        Optional<Stored<StockPosition>> old = find(key);
        return put(old, change.apply(old.map(Stored::value).orElse(StockPosition.unknown(key))));
    }

    /** Returns a page of one shard's positions that are short at {@code now}, the longest first. */
    public Page<StockKey> shortfalls(String shard, Instant now, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.SHORTFALL, shard, Query.Range.upTo(now), limit)
                .after(after);
        return database.query(query).map(Stock::stockKey);
    }

    /** Returns for how long the position has been short that has been so longest. */
    public Duration longestShort(Instant now) {
        return WorkAge.oldest(database, Index.SHORTFALL, now);
    }

    /** Returns a page of one shard's low positions whose merchant was not told, the longest first. */
    public Page<StockKey> untold(String shard, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.LOW_STOCK, shard, new Query.Range.All(), limit)
                .after(after);
        return database.query(query).map(Stock::stockKey);
    }

    /** Returns a page of a merchant's low positions, the longest first. */
    public Page<StockKey> atRisk(String merchantId, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.STOCK_AT_RISK, merchantId, new Query.Range.All(), limit)
                .after(after);
        return database.query(query).map(Stock::stockKey);
    }

    /** Returns a page of all positions of a merchant, by SKU. */
    public Page<StockPosition> ofMerchant(String merchantId, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.STOCK_BY_MERCHANT, merchantId, new Query.Range.All(), limit)
                .after(after);
        return database.wholeRows(query).map(row -> read(row, stockKey(row)).value());
    }

    /** Returns a page of one shard's presales whose buyers have not all been told the new date. */
    public Page<StockKey> presalesToTell(String shard, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.PRESALE_CHANGED, shard, new Query.Range.All(), limit)
                .after(after);
        return database.query(query).map(Stock::stockKey);
    }

    /** Returns a page of one shard's positions about which somebody must be notified. */
    Page<StockKey> toTell(String shard, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.STOCK_TO_TELL, shard, new Query.Range.All(), limit)
                .after(after);
        return database.query(query).map(Stock::stockKey);
    }

    /** Returns a page of the wrong positions, the longest first. */
    public Page<StockKey> wrong(int limit, Optional<Cursor> after) {
        var query = Query.index(Index.STOCK_WRONG, WRONG, new Query.Range.All(), limit)
                .after(after);
        return database.query(query).map(Stock::stockKey);
    }

    public static StockKey stockKey(Row row) {
        List<String> parts = new KeyText(row.key().partition()).parts();
        return new StockKey(parts.get(0), parts.get(1));
    }

    Optional<ToldChange> findChange(StockChange like) {
        return CHANGES.find(database, key(like.stock(), sort(like))).map(Stored::value);
    }

    /**
     * Returns a page of the reports of a position that found fewer units than were known, the latest first.
     *
     * @param from when they were recorded, inclusive
     * @param to exclusive, to the millisecond
     */
    public Page<ToldChange> lost(StockKey stock, Instant from, Instant to, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.STOCK_LOST, stock.toString(), Query.Range.period(from, to), limit)
                .backwards()
                .after(after);
        return database.query(query).map(row -> CHANGES.read(row).value());
    }

    private static List<IndexEntry> lost(ToldChange told) {
        return told.lost() == 0
                ? List.of()
                : List.of(Index.STOCK_LOST.entry(told.change().stock().toString(), told.recordedAt()));
    }

    Write create(ToldChange told) {
        return CHANGES.create(told);
    }

    private static String sort(StockChange change) {
        return switch (change) {
            case StockChange.Recount recount -> KeyText.join("RECOUNT", recount.id());
            case StockChange.Adjustment adjustment -> KeyText.join("ADJUSTMENT", adjustment.id());
        };
    }

    /** Returns the key of a position's row. */
    public static Key key(StockKey stock) {
        return key(stock, "POSITION");
    }

    private static Key key(StockKey stock, String sort) {
        return new Key(Table.STOCK, stock.toString(), sort);
    }

    /** A low position is at risk; it is also work until its merchant is told. */
    private static List<IndexEntry> indexes(StockPosition position) {
        String shard = Shards.of(position.key().toString());
        var entries = new ArrayList<IndexEntry>();
        entries.add(Index.STOCK_BY_MERCHANT.entry(position.merchantId(), position.sku()));
        position.shortSince().map(since -> Index.SHORTFALL.entry(shard, since)).ifPresent(entries::add);
        position.lowStock().since().ifPresent(since -> {
            entries.add(Index.STOCK_AT_RISK.entry(position.merchantId(), since));
            if (position.lowStock().isUntold()) {
                entries.add(Index.LOW_STOCK.entry(shard, since));
            }
        });
        position.presale()
                .flatMap(Presale::telling)
                .map(telling -> Index.PRESALE_CHANGED.entry(shard, telling.since()))
                .ifPresent(entries::add);
        position.wrong()
                .flatMap(Wrong::since)
                .map(since -> Index.STOCK_WRONG.entry(WRONG, since))
                .ifPresent(entries::add);
        toTellSince(position)
                .map(since -> Index.STOCK_TO_TELL.entry(shard, since))
                .ifPresent(entries::add);
        return entries;
    }

    private static Optional<Instant> toTellSince(StockPosition position) {
        return position.wrong()
                .filter(wrong -> !wrong.told())
                .flatMap(Wrong::since)
                .or(() -> position.doubt().filter(doubt -> !doubt.told()).map(Doubt::since));
    }
}
