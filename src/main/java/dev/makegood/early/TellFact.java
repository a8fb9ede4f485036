package dev.makegood.early;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.Shipment;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.external.RecordExternalRefund;
import dev.makegood.shipping.ToldShipments;
import dev.makegood.stockout.detection.AdmitStockout;
import dev.makegood.stockout.detection.EstablishStockout;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Applies a fact that waited, on behalf of whoever reported it. */
final class TellFact {
    private final Orders orders;
    private final ToldShipments shipments;
    private final AdmitStockout admitStockout;
    private final RecordExternalRefund recordExternalRefund;

    TellFact(Database database) {
        orders = new Orders(database);
        shipments = new ToldShipments(database);
        admitStockout = new AdmitStockout(new EstablishStockout(database, new Refunds(database)));
        recordExternalRefund = new RecordExternalRefund(database);
    }

    Outcome<?> tell(EarlyFact told, Instant now) {
        Predicate<String> may =
                merchantId -> told.merchantId().map(merchantId::equals).orElse(true);
        return switch (told.fact()) {
            case Fact.Shipped(Shipment shipment) -> shipments.record(shipment, may, now);
            case Fact.Withdrawn withdrawn -> {
                var command = new WithdrawShipment.Command(
                        withdrawn.orderId(), withdrawn.shipmentId(), withdrawn.reason(), told.by());
                yield shipments.withdraw(command, may, now);
            }
            case Fact.Admitted admitted -> admit(admitted, may, told.by(), now);
            case Fact.RefundedElsewhere elsewhere -> recordExternalRefund.record(elsewhere.told(), told.by(), now);
        };
    }

    /** Returns true if the subject of the fact may still be reported, although the order has arrived. */
    boolean mayStillCome(Fact fact) {
        return fact instanceof Fact.Withdrawn withdrawn
                && orders.findShipment(withdrawn.orderId(), withdrawn.shipmentId())
                        .isEmpty();
    }

    private Outcome<?> admit(Fact.Admitted admitted, Predicate<String> may, Actor by, Instant now) {
        Optional<OrderLine> line = orders.findLine(admitted.line())
                .map(Stored::value)
                .filter(found -> may.test(found.line().merchantId()));
        if (line.isEmpty()) {
            return new Outcome.NotFound<>();
        }
        int quantity = line.get().line().quantity();
        if (admitted.units().orElse(0) > quantity) {
            return new Outcome.Refused<>("quantity", "is more than the line has, " + quantity);
        }
        OptionalInt units = admitted.units().map(OptionalInt::of).orElse(OptionalInt.empty());
        return admitStockout
                .admit(admitted.line(), units, by, now)
                .flatMap(EstablishStockout.Outcome::theCase)
                .<Outcome<?>>map(Outcome.Created::new)
                .orElseGet(() -> new Outcome.Refused<>(
                        Refusal.LATE, "quantity", "comes too late: all units of the line have shipped"));
    }
}
