package dev.makegood.functions.orders;

import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.command.Outcome;
import dev.makegood.early.Fact;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Caller;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.furtherperiod.ReopenPeriod;
import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.order.RecordedShipment;
import dev.makegood.order.Shipment;
import dev.makegood.order.shipment.RecordShipment;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.refund.waiting.EndWait;
import dev.makegood.refund.waiting.SentInVain;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.storage.Database;
import dev.makegood.urge.ReopenUrges;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;

/** Serves shipments over HTTP. Applies each report or withdrawal, even a repeated one, to buyers' waits. */
public final class ShipmentRoutes {
    private final RecordShipment recordShipment;
    private final WithdrawShipment withdrawShipment;
    private final EndWait endWait;
    private final SentInVain sentInVain;
    private final ReopenUrges reopenUrges;
    private final ReopenPeriod reopenPeriod;
    private final Orders orders;
    private final FactsBeforeOrder early;
    private final Clock clock;

    public ShipmentRoutes(Database database, FactsBeforeOrder early, Clock clock) {
        this.early = early;
        orders = new Orders(database);
        recordShipment = new RecordShipment(database, new StockoutNotices(database));
        withdrawShipment = new WithdrawShipment(database);
        endWait = new EndWait(database);
        sentInVain = new SentInVain(database);
        reopenUrges = new ReopenUrges(database);
        reopenPeriod = new ReopenPeriod(database);
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
        Instant now = clock.instant();
        var recorded = recordShipment.record(shipment, request.caller()::actsForMerchant, now);
        each(recorded, line -> endWait.shipped(line, now));
        recorded.ifRecorded().ifPresent(_ -> early.apply(orderId, now));
        return early.orKept(Reply.of(recorded, ShipmentView::of), new Fact.Shipped(shipment), request.caller(), now);
    }

    private Reply withdraw(Request request) {
        var command = request.body(in -> new WithdrawShipment.Command(
                request.id("orderId"),
                request.id("shipmentId"),
                in.choice("reason", WithdrawShipment.Reason::id, WithdrawShipment.Reason.values()),
                request.caller().name()));
        Instant now = clock.instant();
        var recorded = withdrawShipment.withdraw(command, request.caller()::actsForMerchant, now);
        // Repeated too, since a run may have stopped here.
        each(recorded, line -> {
            sentInVain.withdrawn(line, now);
            reopenUrges.reopen(line, now);
            reopenPeriod.reopen(line);
        });
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

    private static void each(Outcome<RecordedShipment> recorded, Consumer<LineRef> action) {
        recorded.ifRecorded()
                .map(RecordedShipment::shipment)
                .ifPresent(shipment -> shipment.lines().stream()
                        .map(Shipment.ShippedUnits::lineId)
                        .forEach(lineId -> action.accept(new LineRef(shipment.orderId(), lineId))));
    }
}
