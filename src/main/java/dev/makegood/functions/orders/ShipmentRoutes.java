package dev.makegood.functions.orders;

import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.early.Fact;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Caller;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.order.Orders;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.shipping.ToldShipments;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.util.Set;

/** Serves shipments and their withdrawals over HTTP. */
public final class ShipmentRoutes {
    private final ToldShipments shipments;
    private final Orders orders;
    private final FactsBeforeOrder early;
    private final Clock clock;

    public ShipmentRoutes(Database database, FactsBeforeOrder early, Clock clock) {
        this.early = early;
        orders = new Orders(database);
        shipments = new ToldShipments(database);
        this.clock = clock;
    }

    public void addTo(Api api) {
        String path = "/orders/{orderId}/shipments/{shipmentId}";
        api.on("PUT " + path, Set.of(PLATFORM, MERCHANT), this::ship);
        api.on("PUT " + path + "/withdrawal", Set.of(PLATFORM, MERCHANT), this::withdraw);
    }

    private Reply ship(Request request) {
        String orderId = request.id("orderId");
        String shipmentId = request.id("shipmentId");
        var shipment = request.body(body -> OrderInput.shipment(orderId, shipmentId, body));
        var now = clock.instant();
        var recorded = shipments.record(shipment, request.caller()::actsForMerchant, now);
        recorded.ifRecorded().ifPresent(_ -> early.apply(orderId, now));
        return early.orKept(Reply.of(recorded, ShipmentView::of), new Fact.Shipped(shipment), request.caller(), now);
    }

    private Reply withdraw(Request request) {
        var command = request.body(in -> new WithdrawShipment.Command(
                request.id("orderId"),
                request.id("shipmentId"),
                in.choice("reason", WithdrawShipment.Reason::id, WithdrawShipment.Reason.values()),
                request.caller().name()));
        var now = clock.instant();
        var recorded = shipments.withdraw(command, request.caller()::actsForMerchant, now);
        var fact = new Fact.Withdrawn(command.orderId(), command.shipmentId(), command.reason());
        Reply answer = Reply.of(recorded, ShipmentView::of);
        return shipmentMayCome(fact, request.caller())
                ? early.keep(fact, request.caller(), now)
                : early.orKept(answer, fact, request.caller(), now);
    }

    /** Returns true if the caller has a line in the order and the shipment has not been reported yet. */
    private boolean shipmentMayCome(Fact.Withdrawn fact, Caller caller) {
        return orders.findShipment(fact.orderId(), fact.shipmentId()).isEmpty()
                && orders.lines(fact.orderId()).stream()
                        .anyMatch(line -> caller.actsForMerchant(line.line().merchantId()));
    }
}
