package dev.makegood.inventory;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Shards;
import dev.makegood.storage.SortableInstant;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The rows of stock positions and of what was told about them. A position is in the work index while it is short. */
public final class Stock {
    private static final RowType<StockPosition> POSITIONS =
            new RowType<>(StockPosition.class, position -> key(position.key(), "POSITION"), Stock::indexes);
    private static final RowType<ToldChange> CHANGES =
            new RowType<>(ToldChange.class, told -> key(told.change().stock(), sort(told.change())));

    private final Database database;

    public Stock(Database database) {
        this.database = database;
    }

    public Optional<Stored<StockPosition>> find(StockKey key) {
        return POSITIONS.find(database, key(key, "POSITION"));
    }

    /** Creates the position, or replaces the one that was read. */
    public Write put(Optional<Stored<StockPosition>> old, StockPosition now) {
        return POSITIONS.put(old, now);
    }

    /** Reads the position, or starts one, and changes it. */
    public Write change(StockKey key, UnaryOperator<StockPosition> change) {
        Optional<Stored<StockPosition>> old = find(key);
        return put(old, change.apply(old.map(Stored::value).orElse(StockPosition.unknown(key))));
    }

    /** Positions of one shard that are short at {@code now}, longest first; hints, to be read again. */
    public Page<StockKey> shortfalls(String shard, Instant now, int limit, Optional<Cursor> after) {
        var upToNow = new Query.Range.UpTo(SortableInstant.format(now));
        var query = Query.index(Index.SHORTFALL, shard, upToNow, limit).after(after);
        return database.query(query).map(Stock::stockKey);
    }

    /** Positions of one shard that are low without their merchant knowing, longest first; hints, to be read again. */
    Page<StockKey> untold(String shard, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.LOW_STOCK, shard, new Query.Range.All(), limit)
                .after(after);
        return database.query(query).map(Stock::stockKey);
    }

    /** A merchant's positions that are low, longest first; hints, to be read again. */
    public Page<StockKey> atRisk(String merchantId, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.STOCK_AT_RISK, merchantId, new Query.Range.All(), limit)
                .after(after);
        return database.query(query).map(Stock::stockKey);
    }

    /** Presales of one shard whose date has changed without all buyers knowing; hints, to be read again. */
    public Page<StockKey> presalesToTell(String shard, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.PRESALE_CHANGED, shard, new Query.Range.All(), limit)
                .after(after);
        return database.query(query).map(Stock::stockKey);
    }

    static StockKey stockKey(Row row) {
        String[] parts = row.key().partition().split("~");
        return new StockKey(parts[0], parts[1]);
    }

    Optional<ToldChange> findChange(StockChange like) {
        return CHANGES.find(database, key(like.stock(), sort(like))).map(Stored::value);
    }

    Write create(ToldChange told) {
        return CHANGES.create(told);
    }

    private static String sort(StockChange change) {
        return switch (change) {
            case StockChange.Recount recount -> "RECOUNT~" + recount.id();
            case StockChange.Adjustment adjustment -> "ADJUSTMENT~" + adjustment.id();
        };
    }

    private static Key key(StockKey stock, String sort) {
        return new Key(Table.STOCK, stock.toString(), sort);
    }

    /** A position that is low is at risk; it is work until its merchant is told. */
    private static Map<String, String> indexes(StockPosition position) {
        var attributes = new HashMap<String, String>();
        String shard = Shards.of(position.key().toString());
        position.shortSince().ifPresent(since -> {
            attributes.put("shortfallShard", shard);
            attributes.put("shortfallSince", SortableInstant.format(since));
        });
        position.lowStock().since().ifPresent(since -> attributes.put("lowSince", SortableInstant.format(since)));
        if (position.lowStock().isUntold()) {
            attributes.put("lowShard", shard);
        }
        position.presale().flatMap(Presale::telling).ifPresent(telling -> {
            attributes.put("presaleShard", shard);
            attributes.put("presaleChangedAt", SortableInstant.format(telling.since()));
        });
        return attributes;
    }
}
