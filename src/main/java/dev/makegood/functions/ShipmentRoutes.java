package dev.makegood.functions;

import static dev.makegood.functions.http.Role.MERCHANT;
import static dev.makegood.functions.http.Role.PLATFORM;

import dev.makegood.fact.Recorded;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.functions.view.ShipmentView;
import dev.makegood.order.LineRef;
import dev.makegood.order.RecordShipment;
import dev.makegood.order.RecordedShipment;
import dev.makegood.order.Shipment;
import dev.makegood.order.WithdrawShipment;
import dev.makegood.refund.EndWait;
import dev.makegood.refund.SentInVain;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;

/** Shipments over HTTP: told and withdrawn. What they mean for buyers who wait is done after each, also after a repeat. */
final class ShipmentRoutes {
    private final RecordShipment recordShipment;
    private final WithdrawShipment withdrawShipment;
    private final EndWait endWait;
    private final SentInVain sentInVain;
    private final Clock clock;

    ShipmentRoutes(Database database, Clock clock) {
        recordShipment = new RecordShipment(database, new StockoutNotices(database));
        withdrawShipment = new WithdrawShipment(database);
        endWait = new EndWait(database);
        sentInVain = new SentInVain(database);
        this.clock = clock;
    }

    void addTo(Api api) {
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
        return Reply.of(recorded, ShipmentView::of);
    }

    private Reply withdraw(Request request) {
        var command = request.body(in -> new WithdrawShipment.Command(
                request.id("orderId"),
                request.id("shipmentId"),
                in.choice("reason", WithdrawShipment.Reason::id, WithdrawShipment.Reason.values()),
                request.caller().name()));
        Instant now = clock.instant();
        var recorded = withdrawShipment.withdraw(command, request.caller()::actsForMerchant, now);
        each(recorded, line -> sentInVain.withdrawn(line, now));
        return Reply.of(recorded, ShipmentView::of);
    }

    private static void each(Recorded<RecordedShipment> recorded, Consumer<LineRef> action) {
        recorded.ifRecorded()
                .map(RecordedShipment::shipment)
                .ifPresent(shipment -> shipment.lines().stream()
                        .map(Shipment.ShippedUnits::lineId)
                        .forEach(lineId -> action.accept(new LineRef(shipment.orderId(), lineId))));
    }
}
