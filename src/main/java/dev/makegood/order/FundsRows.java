package dev.makegood.order;

import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Index;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.Key;
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
 * Reads and writes the rows of {@link OrderFunds}. One is in the index of open redemptions while it has redemptions and
 * its order has not arrived.
 */
public final class FundsRows {
    /** Is the sort key of funds. */
    public static final String FUNDS = "FUNDS";

    private static final RowType<OrderFunds> ROWS =
            new RowType<>(OrderFunds.class, funds -> key(funds.orderId()), FundsRows::indexes);

    private final Database database;

    public FundsRows(Database database) {
        this.database = database;
    }

    public Optional<Stored<OrderFunds>> find(String orderId) {
        return ROWS.find(database, key(orderId));
    }

    /** Returns a row that another row refers to. */
    public Stored<OrderFunds> get(String orderId) {
        return ROWS.get(database, key(orderId));
    }

    /** Returns a write that creates the row, or replaces the one that was read. */
    public Write put(Optional<Stored<OrderFunds>> old, OrderFunds changed) {
        return ROWS.put(old, changed);
    }

    public Write create(OrderFunds orderFunds) {
        return ROWS.create(orderFunds);
    }

    public Write replace(Stored<OrderFunds> old, OrderFunds changed) {
        return ROWS.replace(old, changed);
    }

    /** Returns a check that the funds have not changed since they were read. */
    public Write check(Stored<OrderFunds> read) {
        return ROWS.check(key(read.value().orderId()), Optional.of(read));
    }

    /**
     * Returns a page of one shard's order ids that have not arrived when a redemption ends, the earliest end first.
     * Read each again before acting on it, since the index may lag.
     */
    public Page<String> missing(String shard, Instant now, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.REDEMPTIONS_OPEN, shard, Query.Range.upTo(now), limit)
                .after(after);
        return database.query(query).map(row -> row.key().partition());
    }

    private static List<IndexEntry> indexes(OrderFunds funds) {
        return funds.firstEnd().map(end -> Index.REDEMPTIONS_OPEN.entry(Shards.of(funds.orderId()), end)).stream()
                .toList();
    }

    /** Returns the funds of a row; empty if the row is of another kind. */
    public static Optional<OrderFunds> of(Row row) {
        return Optional.of(row)
                .filter(read -> read.key().sort().equals(FUNDS))
                .map(read -> ROWS.read(read).value());
    }

    /** Returns the key of an order's row, for a worker that reads it with others. */
    public static Key key(String orderId) {
        return new Key(Table.ORDERS, orderId, FUNDS);
    }
}
