package dev.makegood.order;

import dev.makegood.inventory.StockKey;
import dev.makegood.logging.Log;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * Reads and writes the rows of orders, lines and shipments. A line with open units is in the work indexes; one that has
 * only awaited units is in an index partition of its own. Indexes may lag, so read each line of a page again before
 * acting on it.
 */
public final class Orders {
    private static final String LINE = "LINE~";
    private static final String SHIPMENT = "SHIPMENT~";
    private static final RowType<PaidOrder> ORDERS =
            new RowType<>(PaidOrder.class, order -> key(order.orderId(), "ORDER"));
    private static final RowType<OrderLine> LINES =
            new RowType<>(OrderLine.class, line -> key(line.ref()), Orders::indexes);
    private static final RowType<RecordedShipment> SHIPMENTS = new RowType<>(
            RecordedShipment.class,
            told -> key(told.shipment().orderId(), SHIPMENT + told.shipment().shipmentId()));

    private static final Log LOG = Log.of(Orders.class);

    private final Database database;

    public Orders(Database database) {
        this.database = database;
    }

    public Optional<PaidOrder> find(String orderId) {
        return ORDERS.find(database, key(orderId, "ORDER")).map(Stored::value);
    }

    public Optional<Stored<OrderLine>> findLine(LineRef ref) {
        return LINES.find(database, key(ref));
    }

    /** Reads a line of a list. Logs one that cannot be read and returns empty, so that it does not block the others. */
    public Optional<OrderLine> readableLine(LineRef ref) {
        try {
            return findLine(ref).map(Stored::value);
        } catch (IllegalArgumentException unreadable) {
            LOG.error("cannot be read: {}", ref, unreadable);
            return Optional.empty();
        }
    }

    /** Returns the lines of an order in the order of their ids. */
    public List<OrderLine> lines(String orderId) {
        var query = Query.table(Table.ORDERS, orderId, new Query.Range.StartsWith(LINE));
        return database.all(query).stream().map(row -> LINES.read(row).value()).toList();
    }

    public Optional<Stored<RecordedShipment>> findShipment(String orderId, String shipmentId) {
        return SHIPMENTS.find(database, key(orderId, SHIPMENT + shipmentId));
    }

    /** Returns the shipments of a line as reported, in the order of their ids. */
    public List<RecordedShipment> shipments(LineRef line) {
        var query = Query.table(Table.ORDERS, line.orderId(), new Query.Range.StartsWith(SHIPMENT));
        return database.all(query).stream()
                .map(row -> SHIPMENTS.read(row).value())
                .filter(told -> told.shipment().lines().stream()
                        .anyMatch(units -> units.lineId().equals(line.lineId())))
                .toList();
    }

    /** Returns a page of lines with open units of one SKU, the latest paid first. */
    public Page<LineRef> openLatestPaidFirst(StockKey stock, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.OPEN_BY_SKU, stock.toString(), new Query.Range.All(), limit)
                .backwards()
                .after(after);
        return database.query(query).map(Orders::ref);
    }

    /** Returns the same for lines that were paid at {@code paidAt} or before. */
    public Page<LineRef> openPaidUntil(StockKey stock, Instant paidAt, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.OPEN_BY_SKU, stock.toString(), Query.Range.upTo(paidAt), limit)
                .backwards()
                .after(after);
        return database.query(query).map(Orders::ref);
    }

    /** Returns a page of lines that have no open units but buyers who wait for some of a SKU. */
    public Page<LineRef> awaitedOnly(StockKey stock, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.OPEN_BY_SKU, awaited(stock), new Query.Range.All(), limit)
                .after(after);
        return database.query(query).map(Orders::ref);
    }

    private static String awaited(StockKey stock) {
        return stock + "~awaited";
    }

    /**
     * Returns a page of one shard's lines with open units and a ship time in force up to {@code shipBy}, earliest
     * first.
     *
     * @param late true for lines that a case says are late, false for the others
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
                        promiseShard(platform, currency, late, caseHours, shard),
                        Query.Range.upTo(shipBy),
                        limit)
                .after(after);
        return database.query(query).map(Orders::ref);
    }

    /** Returns a page of one shard's lines with open units whose time to settle is over, the longest ago first. */
    public Page<LineRef> toSettle(String shard, Instant now, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.OPEN_BY_PROMISE, settlingShard(shard), Query.Range.upTo(now), limit)
                .after(after);
        return database.query(query).map(Orders::ref);
    }

    /** Returns a page of one shard's lines with shipments that still have to be applied to their waits. */
    public Page<LineRef> toFollow(String shard, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.OPEN_BY_PROMISE, followingShard(shard), new Query.Range.All(), limit)
                .after(after);
        return database.query(query).map(Orders::ref);
    }

    /** Returns a page of a merchant's lines with open units, the earliest ship time in force first. */
    public Page<LineRef> openOfMerchant(String merchantId, int limit, Optional<Cursor> after) {
        var query = Query.index(Index.OPEN_BY_MERCHANT, merchantId, new Query.Range.All(), limit)
                .after(after);
        return database.query(query).map(Orders::ref);
    }

    /**
     * Counts a merchant's lines that were paid in a period.
     *
     * @param wentShort true for lines with short units, false for lines without
     * @param from inclusive
     * @param to exclusive, to the millisecond
     * @param most counting may stop once there are more
     */
    public long countPaid(String merchantId, boolean wentShort, Instant from, Instant to, long most) {
        return Tallied.count(database, tallied(merchantId, wentShort), from, to, most);
    }

    public Write create(PaidOrder order) {
        return ORDERS.create(order);
    }

    public Write create(RecordedShipment told) {
        return SHIPMENTS.create(told);
    }

    public Write replace(Stored<RecordedShipment> old, RecordedShipment changed) {
        return SHIPMENTS.replace(old, changed);
    }

    public Write create(OrderLine line) {
        return LINES.create(line);
    }

    /** Returns a check that the line has not changed since it was read. */
    public Write check(Stored<OrderLine> read) {
        return LINES.check(key(read.value().ref()), Optional.of(read));
    }

    public Write replace(Stored<OrderLine> old, OrderLine changed) {
        return LINES.replace(old, changed);
    }

    private static LineRef ref(Row row) {
        return new LineRef(row.key().partition(), row.key().sort().substring(LINE.length()));
    }

    private static Key key(LineRef ref) {
        return key(ref.orderId(), LINE + ref.lineId());
    }

    private static Key key(String orderId, String sort) {
        return new Key(Table.ORDERS, orderId, sort);
    }

    private static String promiseShard(
            String platform, CurrencyUnit currency, boolean late, Optional<Integer> caseHours, String shard) {
        String stage = (late ? "late" : "due")
                + caseHours.map(hours -> "~" + hours + "h").orElse("");
        return platform + "~" + currency.getCode() + "~" + stage + "~" + shard;
    }

    private static String tallied(String merchantId, boolean wentShort) {
        return merchantId + (wentShort ? "~short" : "~whole");
    }

    private static List<IndexEntry> indexes(OrderLine line) {
        String merchantId = line.line().merchantId();
        var entries = new ArrayList<IndexEntry>();
        entries.add(Tallied.entry(tallied(merchantId, line.shortUnits() > 0), line.paidAt()));
        if (line.open() > 0) {
            entries.add(ofSku(line.stockKey().toString(), line));
            entries.add(Index.OPEN_BY_MERCHANT.entry(merchantId, nextLook(line)));
        } else if (line.units().awaited() > 0) {
            entries.add(ofSku(awaited(line.stockKey()), line));
        }
        work(line).ifPresent(entries::add);
        return entries;
    }

    /**
     * A line that settles is not in the overdue partition, but in one that is read when its time is over. One with
     * waiting buyers who must be followed may have open units too. Waiting buyers come first: the line returns to the
     * other partition as soon as they are done.
     */
    private static Optional<IndexEntry> work(OrderLine line) {
        String shard = Shards.of(line.orderId());
        if (line.hasShipmentsToFollow()) {
            return Optional.of(Index.OPEN_BY_PROMISE.entry(followingShard(shard), line.paidAt()));
        }
        if (line.open() == 0) {
            return Optional.empty();
        }
        CurrencyUnit currency = line.line().paid().getCurrencyUnit();
        String partition = line.times().reported().settling()
                ? settlingShard(shard)
                : promiseShard(
                        line.platform(),
                        currency,
                        line.times().late(),
                        line.times().caseHours(),
                        shard);
        return Optional.of(Index.OPEN_BY_PROMISE.entry(partition, nextLook(line)));
    }

    private static Instant nextLook(OrderLine line) {
        return line.times().reported().settling() ? line.times().reported().knowableFrom() : line.shipBy();
    }

    private static IndexEntry ofSku(String partition, OrderLine line) {
        return Index.OPEN_BY_SKU.entry(
                partition, line.paidAt(), line.orderId() + "~" + line.line().lineId());
    }

    private static String followingShard(String shard) {
        return "following~" + shard;
    }

    private static String settlingShard(String shard) {
        return "settling~" + shard;
    }
}
