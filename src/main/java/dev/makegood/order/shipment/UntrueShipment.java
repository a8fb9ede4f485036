package dev.makegood.order.shipment;

import dev.makegood.command.Actor;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.Notices;
import dev.makegood.notice.OrderFact;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.RecordedShipment;
import dev.makegood.order.Shipment;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets the operator rule that reported units of a line were never shipped. They become open again; the caller then
 * makes them short. Each shipment is a transaction of its own, and shipments already ruled on are skipped, so repeating
 * the ruling finishes an interrupted one.
 */
public final class UntrueShipment {
    private final Database database;
    private final Orders orders;
    private final Unshipping unshipping;
    private final Notices notices;

    public UntrueShipment(Database database) {
        this.database = database;
        orders = new Orders(database);
        unshipping = new Unshipping(database);
        notices = new Notices(database);
    }

    /**
     * Holds a ruling about one line.
     *
     * @param shipments the ids of the untrue shipments; empty for all shipments of the line
     * @param by the operator, such as {@code operator:anna}
     */
    public record Ruling(LineRef line, Set<String> shipments, String reason, Actor by) {}

    /**
     * Applies the ruling to all units that still count.
     *
     * @return how many units no longer count as shipped; 0 if all were ruled on before
     */
    public int rule(Ruling ruling, Instant now) {
        int units = 0;
        for (RecordedShipment told : orders.shipments(ruling.line())) {
            String shipmentId = told.shipment().shipmentId();
            if (ruling.shipments().isEmpty() || ruling.shipments().contains(shipmentId)) {
                units += database.decide(() -> decide(shipmentId, ruling, now));
            }
        }
        return units;
    }

    private Decision<Integer> decide(String shipmentId, Ruling ruling, Instant now) {
        Stored<RecordedShipment> stored = orders.getShipment(ruling.line().orderId(), shipmentId);
        Optional<Shipment.ShippedUnits> units = stored.value().standing().stream()
                .filter(standing -> standing.lineId().equals(ruling.line().lineId()))
                .findFirst();
        if (units.isEmpty()) {
            return Decision.answer(0);
        }
        var said = new RecordedShipment.Undone(
                RecordedShipment.Kind.RULED_UNTRUE, List.of(units.get()), ruling.reason(), ruling.by(), now);
        List<Write> writes = new ArrayList<>(unshipping.writes(stored, said, now));
        OrderLine line = orders.getLine(ruling.line()).value();
        writes.add(notices.create(notice(line, shipmentId, units.get().quantity(), ruling.reason(), now)));
        return new Decision<>(units.get().quantity(), writes);
    }

    private static Notice notice(OrderLine line, String shipmentId, int units, String reason, Instant now) {
        String lineId = line.line().lineId();
        var fact = new OrderFact.ShipmentUntrueMerchant(
                new Fact.Item(line.orderId(), lineId, line.line().sku()), shipmentId, units, reason);
        String about = KeyText.join(line.ref(), shipmentId);
        return Notice.of(about, Actor.merchant(line.line().merchantId()), now, fact);
    }
}
