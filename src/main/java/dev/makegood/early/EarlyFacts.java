package dev.makegood.early;

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
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes the rows of facts that came before their order, which are stored with the order. A waiting fact is
 * in the work index by its next check; a refused or unclaimed one is in a list for people.
 */
public final class EarlyFacts {
    private static final String EARLY = "EARLY";
    private static final String CAME_TO_NOTHING = "early-nothing";
    private static final RowType<EarlyFact> ROWS = new RowType<>(EarlyFact.class, EarlyFacts::key, EarlyFacts::indexes);

    private final Database database;

    public EarlyFacts(Database database) {
        this.database = database;
    }

    /** Returns the facts of an order, in the order in which they are applied. */
    List<Stored<EarlyFact>> ofOrder(String orderId) {
        var query = Query.table(Table.ORDERS, orderId, Query.Range.under(EARLY), Query.MAX_LIMIT);
        return database.all(query).stream().map(ROWS::read).toList();
    }

    Optional<Stored<EarlyFact>> find(EarlyFact like) {
        return ROWS.find(database, key(like));
    }

    Write create(EarlyFact told) {
        return ROWS.create(told);
    }

    Write replace(Stored<EarlyFact> old, EarlyFact changed) {
        return ROWS.replace(old, changed);
    }

    /**
     * Returns a page of one shard's keys whose check is due at {@code now}, the longest due first. Read each again
     * before acting on it, since the index may lag.
     */
    Page<Key> due(String shard, Instant now, int limit, Optional<Cursor> after) {
        return database.query(Query.index(Index.OPEN_BY_PROMISE, shard(shard), Query.Range.upTo(now), limit)
                        .after(after))
                .map(Row::key);
    }

    Optional<Stored<EarlyFact>> find(Key key) {
        return ROWS.find(database, key);
    }

    /** Returns a page of facts that were refused, or whose order or shipment did not arrive, the latest reported first. */
    public Page<EarlyFact> cameToNothing(int limit, Optional<Cursor> after) {
        Page<Row> page =
                database.query(Query.index(Index.OPEN_BY_PROMISE, CAME_TO_NOTHING, new Query.Range.All(), limit)
                        .backwards()
                        .after(after));
        return new Page<>(
                page.items().stream()
                        .flatMap(row -> find(row.key()).stream())
                        .map(Stored::value)
                        .toList(),
                page.next());
    }

    /**
     * Returns the key. Facts that different parties report under one id have different keys; the arrival of the order
     * decides which counts.
     */
    private static Key key(EarlyFact told) {
        return new Key(Table.ORDERS, told.fact().orderId(), KeyText.join(EARLY, new KeyText(told.name())));
    }

    private static List<IndexEntry> indexes(EarlyFact told) {
        return switch (told.state()) {
            case WAITING ->
                List.of(Index.OPEN_BY_PROMISE.entry(shard(Shards.of(told.fact().orderId())), told.lookAt()));
            case REFUSED, UNCLAIMED -> List.of(Index.OPEN_BY_PROMISE.entry(CAME_TO_NOTHING, told.toldAt()));
            case APPLIED -> List.of();
        };
    }

    private static String shard(String shard) {
        return KeyText.join("early", shard);
    }
}
