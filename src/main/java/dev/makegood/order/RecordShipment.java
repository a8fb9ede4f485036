package dev.makegood.order;

import dev.makegood.fact.Recorded;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
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
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Records that units of an order left the merchant. It never moves money. */
public final class RecordShipment {
    private final Database database;
    private final Orders orders;
    private final Stock stock;
    private final ShippedThoughShort shippedThoughShort;

    public RecordShipment(Database database, Orders orders, Stock stock, ShippedThoughShort shippedThoughShort) {
        this.database = database;
        this.orders = orders;
        this.stock = stock;
        this.shippedThoughShort = shippedThoughShort;
    }

    /**
     * @param mayShip whether the caller may report shipments of a merchant's lines
     * @return the shipment; not found if there is no such order, or any line is not there for the caller
     */
    public Recorded<Shipment> record(Shipment shipment, Predicate<String> mayShip, Instant now) {
        return database.decide(() -> {
            var lines = new LinkedHashMap<Stored<OrderLine>, Integer>();
            var seen = new HashSet<String>();
            for (Shipment.ShippedUnits units : shipment.lines()) {
                Optional<Stored<OrderLine>> line = orders.findLine(new LineRef(shipment.orderId(), units.lineId()));
                if (line.isEmpty() || !mayShip.test(line.get().value().line().merchantId())) {
                    return Decision.answer(new Recorded.NotFound<>());
                }
                if (!seen.add(units.lineId())) {
                    return refused(units, "is named twice");
                }
                lines.put(line.get(), units.quantity());
            }
            Optional<Shipment> before = orders.findShipment(shipment.orderId(), shipment.shipmentId());
            if (before.isPresent()) {
                return Decision.answer(Recorded.again(before.get(), shipment, before.get()));
            }
            for (var shipped : lines.entrySet()) {
                OrderLine line = shipped.getKey().value();
                int left = line.line().quantity() - line.shipped();
                if (shipped.getValue() > left) {
                    return refused(
                            new Shipment.ShippedUnits(line.line().lineId(), shipped.getValue()),
                            "has only " + left + " units that are not shipped yet");
                }
            }
            return new Decision<>(new Recorded.Created<>(shipment), writes(shipment, lines, now));
        });
    }

    private List<Write> writes(Shipment shipment, Map<Stored<OrderLine>, Integer> lines, Instant now) {
        var writes = new ArrayList<Write>();
        var changes = new LinkedHashMap<StockKey, UnaryOperator<StockPosition>>();
        writes.add(orders.create(shipment));
        lines.forEach((stored, units) -> {
            OrderLine line = stored.value();
            int allocated = Math.min(units, line.open());
            writes.add(orders.replace(stored, line.ship(units)));
            changes.merge(
                    line.stockKey(),
                    position -> position.ship(units, allocated, now),
                    (first, second) -> position -> second.apply(first.apply(position)));
            if (units > allocated) {
                writes.addAll(shippedThoughShort.tell(shipment, line, units - allocated, now));
            }
        });
        changes.forEach((key, change) -> writes.add(stock.change(key, change)));
        return writes;
    }

    private static Decision<Recorded<Shipment>> refused(Shipment.ShippedUnits units, String reason) {
        return Decision.answer(new Recorded.Refused<>("lines", "line " + units.lineId() + " " + reason));
    }
}
