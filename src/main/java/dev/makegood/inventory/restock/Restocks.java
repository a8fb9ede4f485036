package dev.makegood.inventory.restock;

import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.logging.Log;
import dev.makegood.market.Market;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes the rows of suppliers and restocks. A restock is in the work index while a step is still due. The
 * index may lag, so read each of its restocks again before acting on it.
 */
public final class Restocks {
    /** The most suppliers of one SKU. */
    static final int MOST_SUPPLIERS = 50;

    /** The most dates to read for one figure. */
    static final int MOST_DATES = Query.MAX_LIMIT;

    private static final String SUPPLIER = "SUPPLIER";
    private static final String RESTOCK = "RESTOCK";

    private static final RowType<Supplier> SUPPLIERS = new RowType<>(
            Supplier.class,
            supplier -> key(new StockKey(supplier.merchantId(), supplier.sku()), SUPPLIER, supplier.supplierId()));
    private static final RowType<Restock> RESTOCKS =
            new RowType<>(Restock.class, restock -> key(restock.ref()), Restocks::indexes);

    private static final Log LOG = Log.of(Restocks.class);

    private final Database database;

    public Restocks(Database database) {
        this.database = database;
    }

    public Optional<Stored<Restock>> find(Restock.Ref ref) {
        return RESTOCKS.find(database, key(ref));
    }

    /** Returns a page of a SKU's restocks in the order of their ids. */
    public Page<Restock> of(StockKey stock, int limit, Optional<Cursor> after) {
        var query = Query.table(Table.STOCK, stock.toString(), Query.Range.under(RESTOCK), limit)
                .after(after);
        Page<Row> page = database.query(query);
        return new Page<>(
                page.items().stream()
                        .flatMap(row -> RESTOCKS.readable(row).stream())
                        .toList(),
                page.next());
    }

    /** Returns the restocks of a SKU in the order of their ids, {@code most} at most. */
    public List<Restock> of(StockKey stock, int most) {
        var query = Query.table(Table.STOCK, stock.toString(), Query.Range.under(RESTOCK), Query.MAX_LIMIT);
        return database.first(query, most).stream()
                .flatMap(row -> RESTOCKS.readable(row).stream())
                .toList();
    }

    /**
     * Returns a merchant's restocks whose first date lies in a period, the latest first.
     *
     * @param from the first date, in the zone of the market
     * @param to the last date (inclusive)
     */
    public List<Restock> dated(String merchantId, LocalDate from, LocalDate to, int most) {
        var range = new Query.Range.Between(from.toString(), to.toString());
        var query = Query.index(Index.RESTOCK_DATES, merchantId, range, Query.MAX_LIMIT)
                .backwards();
        return database.first(query, most).stream()
                .flatMap(row -> RESTOCKS.readable(row).stream())
                .toList();
    }

    /** Returns true if a restock was promised for the day on which a wait ends, and will not arrive by then. */
    public boolean fails(StockKey stock, Instant until) {
        var query = Query.table(Table.STOCK, stock.toString(), Query.Range.under(RESTOCK), Query.MAX_LIMIT);
        return database.all(query).stream()
                .flatMap(row -> RESTOCKS.readable(row).stream())
                .anyMatch(restock -> !(restock.state() instanceof RestockState.Arrived)
                        && restock.answers().fails(until));
    }

    /**
     * Returns how punctual a merchant's suppliers were, over dates that have passed or were kept.
     *
     * @param from the first date, in the zone of the market
     * @param to the last date (inclusive)
     * @return figures over the latest {@link #MOST_DATES} dates
     */
    public Punctuality datesKept(String merchantId, LocalDate from, LocalDate to, Instant now) {
        var range = new Query.Range.Between(from.toString(), to.toString());
        var query =
                Query.index(Index.RESTOCK_DATES, merchantId, range, MOST_DATES).backwards();
        return Punctuality.of(database.first(query, MOST_DATES).stream()
                .flatMap(row -> RESTOCKS.readable(row).stream())
                .map(Restock::state)
                .flatMap(state -> state.daysLate(now).stream())
                .toList());
    }

    /** Returns the suppliers of a SKU, the best first. */
    public List<Supplier> ranked(StockKey stock, Instant now) {
        return suppliers(stock).stream()
                .sorted(Supplier.bestFirst(Market.current().dayOf(now)))
                .toList();
    }

    List<Supplier> suppliers(StockKey stock) {
        var range = Query.Range.under(SUPPLIER);
        return database.all(Query.table(Table.STOCK, stock.toString(), range)).stream()
                .flatMap(row -> SUPPLIERS.readable(row).stream())
                .toList();
    }

    public Optional<Stored<Supplier>> findSupplier(StockKey stock, String supplierId) {
        return SUPPLIERS.find(database, key(stock, SUPPLIER, supplierId));
    }

    /** Returns a check that the supplier has not changed since it was read. */
    public Write check(Stored<Supplier> read) {
        Supplier supplier = read.value();
        var stock = new StockKey(supplier.merchantId(), supplier.sku());
        return SUPPLIERS.check(key(stock, SUPPLIER, supplier.supplierId()), Optional.of(read));
    }

    Write put(Optional<Stored<Supplier>> old, Supplier changed) {
        return SUPPLIERS.put(old, changed);
    }

    /** Returns the writes that record a date with its supplier; empty if the supplier cannot be read. */
    List<Write> dated(Restock restock, Supplier.Dated date) {
        return readable(restock)
                .map(supplier ->
                        List.of(put(Optional.of(supplier), supplier.value().dated(date))))
                .orElse(List.of());
    }

    /** Returns the supplier of a restock; empty, with a line in the log, if its row cannot be read. */
    Optional<Supplier> readableSupplier(Restock restock) {
        return readable(restock).map(Stored::value);
    }

    private Optional<Stored<Supplier>> readable(Restock restock) {
        try {
            return findSupplier(restock.ref().stock(), restock.supplierId());
        } catch (IllegalArgumentException unreadable) {
            LOG.error("cannot read the supplier of {}", restock.ref(), unreadable);
            return Optional.empty();
        }
    }

    public Write create(Restock restock) {
        return RESTOCKS.create(restock);
    }

    Write replace(Stored<Restock> old, RestockState next) {
        return replace(old, old.value().with(next));
    }

    public Write replace(Stored<Restock> old, Restock changed) {
        return RESTOCKS.replace(old, changed);
    }

    /** Returns a page of one shard's restocks that are due by {@code now}. */
    Page<Restock.Ref> due(String shard, Instant now, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.RESTOCK_DUE, shard, Query.Range.upTo(now), limit)
                .after(after);
        return database.query(query).map(Restocks::ref);
    }

    /** Returns a page of one shard's restocks whose waiting buyers have not all been told the new date. */
    public Page<Restock.Ref> moved(String shard, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.RESTOCK_MOVED, shard, new Query.Range.All(), limit)
                .after(after);
        return database.query(query).map(Restocks::ref);
    }

    private static Restock.Ref ref(Row row) {
        return new Restock.Ref(Stock.stockKey(row), new KeyText(row.key().sort()).last());
    }

    private static Key key(Restock.Ref ref) {
        return key(ref.stock(), RESTOCK, ref.restockId());
    }

    private static Key key(StockKey stock, String kind, String id) {
        return new Key(Table.STOCK, stock.toString(), KeyText.join(kind, id));
    }

    private static List<IndexEntry> indexes(Restock restock) {
        String shard = Shards.of(restock.ref().toString());
        var entries = new ArrayList<IndexEntry>();
        restock.state()
                .answer()
                .map(reply -> Index.RESTOCK_DATES.entry(
                        restock.merchantId(), reply.arrivesOn().toString()))
                .ifPresent(entries::add);
        restock.state().dueAt().map(due -> Index.RESTOCK_DUE.entry(shard, due)).ifPresent(entries::add);
        restock.answers()
                .telling()
                .flatMap(_ -> restock.answers().last())
                .map(answer -> Index.RESTOCK_MOVED.entry(shard, answer.at()))
                .ifPresent(entries::add);
        return entries;
    }
}
