package dev.makegood.order;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toMap;

import dev.makegood.logging.Log;
import dev.makegood.storage.Database;
import dev.makegood.storage.IndexEntry;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes the rows of orders, lines and shipments. */
public final class Orders {
    /** Begins the sort keys of lines. */
    public static final String LINE = "LINE";

    /** Begins the sort keys of shipments. */
    public static final String SHIPMENT = "SHIPMENT";

    private static final RowType<OrderLine> LINES =
            new RowType<>(OrderLine.class, line -> key(line.ref()), Orders::indexes);
    private static final RowType<RecordedShipment> SHIPMENTS = new RowType<>(
            RecordedShipment.class,
            told -> shipmentKey(told.shipment().orderId(), told.shipment().shipmentId()));

    private static final Log LOG = Log.of(Orders.class);

    private final Database database;

    public Orders(Database database) {
        this.database = database;
    }

    public Optional<PlacedOrder> find(String orderId) {
        return find(orderId, new FundsRows(database).find(orderId).map(Stored::value));
    }

    Optional<PlacedOrder> find(String orderId, Optional<OrderFunds> funds) {
        return Optional.of(lines(orderId))
                .filter(lines -> !lines.isEmpty())
                .map(lines -> new PlacedOrder(
                        lines,
                        funds.map(OrderFunds::paidBy).orElse(List.of()),
                        funds.flatMap(OrderFunds::parts).map(OrderParts::said).orElse(List.of())));
    }

    public boolean isPlaced(String orderId) {
        return !lines(orderId).isEmpty();
    }

    public Optional<Stored<OrderLine>> findLine(LineRef ref) {
        return LINES.find(database, key(ref));
    }

    /** Returns those of the lines that are there. */
    public List<Stored<OrderLine>> findLines(List<LineRef> refs) {
        return database.findAll(refs.stream().map(Orders::key).toList()).stream()
                .map(LINES::read)
                .toList();
    }

    /** Returns a line that another row refers to. */
    public Stored<OrderLine> getLine(LineRef ref) {
        return LINES.get(database, key(ref));
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

    /** Reads lines of a list in the same way, with as few requests as possible. */
    List<OrderLine> readableLines(List<LineRef> refs) {
        return database.findAll(refs.stream().map(Orders::key).toList()).stream()
                .flatMap(row -> LINES.readable(row).stream())
                .toList();
    }

    /** Returns the lines of an order in the order of their ids. */
    public List<OrderLine> lines(String orderId) {
        var query = Query.table(Table.ORDERS, orderId, Query.Range.under(LINE));
        return database.all(query).stream().map(row -> LINES.read(row).value()).toList();
    }

    public Optional<Stored<RecordedShipment>> findShipment(String orderId, String shipmentId) {
        return SHIPMENTS.find(database, shipmentKey(orderId, shipmentId));
    }

    /**
     * Holds what a shipment is decided by.
     *
     * @param lines those of the lines that are there
     * @param checks checks that all is as it was read; not of what was read from the archive, which does not change
     */
    public record LinesAndShipment(
            List<Stored<OrderLine>> lines, Optional<Stored<RecordedShipment>> shipment, List<Write> checks) {}

    /** Reads lines and a shipment of one order in one request. */
    public LinesAndShipment findWithShipment(String orderId, List<String> lineIds, String shipmentId) {
        Key shipment = shipmentKey(orderId, shipmentId);
        var keys = new ArrayList<Key>();
        lineIds.stream().distinct().forEach(lineId -> keys.add(key(new LineRef(orderId, lineId))));
        keys.add(shipment);
        List<Row> found = database.findAll(keys);
        Map<Key, Long> versions = found.stream().collect(toMap(Row::key, Row::version));
        Map<Boolean, List<Row>> rows =
                found.stream().collect(partitioningBy(row -> row.key().equals(shipment)));
        return new LinesAndShipment(
                rows.get(false).stream().map(LINES::read).toList(),
                rows.get(true).stream().map(SHIPMENTS::read).findFirst(),
                keys.stream()
                        .<Write>map(key -> new Write.Check(key, versions.getOrDefault(key, 0L)))
                        .filter(check -> check.expected() >= 0)
                        .toList());
    }

    /** Returns a shipment that another row refers to. */
    public Stored<RecordedShipment> getShipment(String orderId, String shipmentId) {
        return SHIPMENTS.get(database, shipmentKey(orderId, shipmentId));
    }

    /** Returns the shipments of a line as reported, in the order of their ids. */
    public List<RecordedShipment> shipments(LineRef line) {
        var query = Query.table(Table.ORDERS, line.orderId(), Query.Range.under(SHIPMENT));
        return database.all(query).stream()
                .map(row -> SHIPMENTS.read(row).value())
                .filter(told -> told.shipment().lines().stream()
                        .anyMatch(units -> units.lineId().equals(line.lineId())))
                .toList();
    }

    /** Returns the line of a row; empty if the row is of another kind. */
    public static Optional<OrderLine> line(Row row) {
        return value(row, LINE, LINES);
    }

    /** Returns the shipment of a row; empty if the row is of another kind. */
    public static Optional<RecordedShipment> shipment(Row row) {
        return value(row, SHIPMENT, SHIPMENTS);
    }

    private static <T> Optional<T> value(Row row, String kind, RowType<T> type) {
        return new KeyText(row.key().sort()).after(kind).map(_ -> type.read(row).value());
    }

    /** Returns the lists of lines with work to do. */
    public OpenLines openLines() {
        return new OpenLines(database);
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

    public static Key key(LineRef ref) {
        return key(ref.orderId(), KeyText.join(LINE, ref.lineId()));
    }

    private static Key shipmentKey(String orderId, String shipmentId) {
        return key(orderId, KeyText.join(SHIPMENT, shipmentId));
    }

    private static Key key(String orderId, String sort) {
        return new Key(Table.ORDERS, orderId, sort);
    }

    private static List<IndexEntry> indexes(OrderLine line) {
        var entries = new ArrayList<IndexEntry>();
        entries.add(Tallied.entry(line));
        entries.addAll(LineEntries.entries(line));
        return entries;
    }
}
