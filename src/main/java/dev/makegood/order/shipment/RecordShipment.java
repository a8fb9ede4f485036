package dev.makegood.order.shipment;

import dev.makegood.command.ClockSkew;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.RecordedShipment;
import dev.makegood.order.Shipment;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Records that units of an order left the merchant. Never moves money. */
public final class RecordShipment {
    private final Database database;
    private final Orders orders;
    private final Stock stock;
    private final ShippedThoughShort shippedThoughShort;

    public RecordShipment(Database database, ShippedThoughShort shippedThoughShort) {
        this.database = database;
        orders = new Orders(database);
        stock = new Stock(database);
        this.shippedThoughShort = shippedThoughShort;
    }

    /**
     * Records the shipment completely or not at all.
     *
     * @param mayShip true for the merchants whose shipments the caller may report
     * @return the shipment; not found if there is no such order, or the caller may not report for a line of it; refused
     *     if it names a line that the order does not have
     */
    public Outcome<RecordedShipment> record(Shipment shipment, Predicate<String> mayShip, Instant now) {
        return database.decide(() -> {
            var found = orders.findWithShipment(
                    shipment.orderId(),
                    shipment.lines().stream().map(Shipment.ShippedUnits::lineId).toList(),
                    shipment.shipmentId());
            var lines = new LinkedHashMap<Stored<OrderLine>, Integer>();
            found.lines().forEach(line -> lines.put(line, units(shipment, line.value())));
            if (!lines.keySet().stream()
                    .allMatch(line -> mayShip.test(line.value().line().merchantId()))) {
                return Decision.answer(new Outcome.NotFound<>());
            }
            if (lines.size() < shipment.lines().size()) {
                return guarded(unknownLine(shipment, lines.keySet(), mayShip), found);
            }
            return found.shipment()
                    .map(before -> Decision.answer(again(before.value(), shipment, mayShip)))
                    .orElseGet(() -> decide(shipment, found, lines, now));
        });
    }

    /**
     * Refuses if the rows are still as they were read: a batch is not of one instant, and an order that meanwhile leaves
     * for the archive looks as if it lacked a line or the shipment.
     */
    private Decision<Outcome<RecordedShipment>> guarded(
            Outcome<RecordedShipment> refusal, Orders.LinesAndShipment read) {
        return new Decision<>(refusal, read.checks());
    }

    private static int units(Shipment shipment, OrderLine line) {
        return shipment.lines().stream()
                .filter(units -> units.lineId().equals(line.line().lineId()))
                .mapToInt(Shipment.ShippedUnits::quantity)
                .sum();
    }

    /**
     * Answers if a line is named twice or is not in the order. Only callers with a line in the order learn which lines
     * it has.
     */
    private Outcome<RecordedShipment> unknownLine(
            Shipment shipment, Set<Stored<OrderLine>> known, Predicate<String> mayShip) {
        boolean mayKnow = orders.lines(shipment.orderId()).stream()
                .anyMatch(line -> mayShip.test(line.line().merchantId()));
        if (!mayKnow) {
            return new Outcome.NotFound<>();
        }
        var seen = new HashSet<String>();
        for (Shipment.ShippedUnits units : shipment.lines()) {
            boolean there =
                    known.stream().anyMatch(line -> line.value().line().lineId().equals(units.lineId()));
            if (!there || !seen.add(units.lineId())) {
                return there
                        ? refused(Refusal.VALUE, units, "is named twice")
                        : refused(Refusal.STATE, units, "is not in the order");
            }
        }
        throw new IllegalStateException("all lines of " + shipment + " are known and different");
    }

    private Decision<Outcome<RecordedShipment>> decide(
            Shipment shipment, Orders.LinesAndShipment found, Map<Stored<OrderLine>, Integer> lines, Instant now) {
        if (ClockSkew.isYetToCome(shipment.shippedAt(), now)) {
            return Decision.answer(new Outcome.Refused<>(Refusal.VALUE, "shippedAt", "is in the future"));
        }
        for (var shipped : lines.entrySet()) {
            OrderLine line = shipped.getKey().value();
            int left = line.line().quantity() - line.units().shipped();
            if (shipped.getValue() > left) {
                var units = new Shipment.ShippedUnits(line.line().lineId(), shipped.getValue());
                return guarded(
                        refused(Refusal.STATE, units, "has only " + left + " units that are not shipped yet"), found);
            }
        }
        return created(shipment, lines, now);
    }

    /**
     * The id may belong to another merchant's shipment of the same order, whose content the caller must not learn. A
     * shipment that no longer counts, even in part, is refused, because a caller that gets the first answer again
     * assumes that it counts.
     */
    private Outcome<RecordedShipment> again(RecordedShipment before, Shipment stated, Predicate<String> mayShip) {
        boolean own = before.shipment().lines().stream()
                .map(units -> orders.findLine(new LineRef(stated.orderId(), units.lineId())))
                .allMatch(line -> mayShip.test(line.orElseThrow().value().line().merchantId()));
        if (!own) {
            return new Outcome.Conflict<>(List.of());
        }
        Outcome<RecordedShipment> again = Outcome.again(before.shipment(), stated, before);
        return again instanceof Outcome.Repeated<?> && !before.undone().isEmpty() ? countsNoMore(before) : again;
    }

    private static Outcome<RecordedShipment> countsNoMore(RecordedShipment before) {
        String why = switch (before.undone().getLast().kind()) {
            case WITHDRAWN -> "was withdrawn";
            case RULED_UNTRUE -> "was ruled untrue, at least in part";
        };
        return new Outcome.Refused<>(
                Refusal.STATE,
                "shipmentId",
                "belongs to a shipment that " + why + "; report the new shipment under another id");
    }

    private Decision<Outcome<RecordedShipment>> created(
            Shipment shipment, Map<Stored<OrderLine>, Integer> lines, Instant now) {
        var writes = new ArrayList<Write>();
        var changes = new LinkedHashMap<StockKey, UnaryOperator<StockPosition>>();
        var afterStockout = new ArrayList<Shipment.ShippedUnits>();
        lines.forEach((stored, units) -> {
            OrderLine line = stored.value();
            int allocated = Math.min(units, line.open());
            writes.add(orders.replace(stored, line.ship(units)));
            changes.merge(
                    line.stockKey(),
                    position -> line.countedIn(position, now)
                            .ship(units, allocated, line.paidAt(), shipment.shippedAt(), now),
                    (first, second) -> position -> second.apply(first.apply(position)));
            int afterwards =
                    line.ship(units).units().shippedThoughShort() - line.units().shippedThoughShort();
            if (afterwards > 0) {
                afterStockout.add(new Shipment.ShippedUnits(line.line().lineId(), afterwards));
                writes.addAll(shippedThoughShort.tell(shipment, line, afterwards, now));
            }
        });
        changes.forEach((key, change) -> writes.add(stock.change(key, change)));
        var told = RecordedShipment.of(shipment, now, List.copyOf(afterStockout));
        writes.add(orders.create(told));
        return new Decision<>(new Outcome.Created<>(told), writes);
    }

    private static Outcome<RecordedShipment> refused(Refusal by, Shipment.ShippedUnits units, String reason) {
        return new Outcome.Refused<>(by, "lines", "include line " + units.lineId() + ", which " + reason);
    }
}
