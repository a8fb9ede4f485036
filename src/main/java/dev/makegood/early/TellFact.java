package dev.makegood.early;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.furtherperiod.ReopenPeriod;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.RecordedShipment;
import dev.makegood.order.Shipment;
import dev.makegood.order.shipment.RecordShipment;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.external.RecordExternalRefund;
import dev.makegood.refund.waiting.EndWait;
import dev.makegood.refund.waiting.SentInVain;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.stockout.detection.AdmitStockout;
import dev.makegood.stockout.detection.EstablishStockout;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.urge.ReopenUrges;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Applies a fact that waited, on behalf of whoever reported it. */
final class TellFact {
    private final Orders orders;
    private final RecordShipment recordShipment;
    private final WithdrawShipment withdrawShipment;
    private final EndWait endWait;
    private final SentInVain sentInVain;
    private final ReopenUrges reopenUrges;
    private final ReopenPeriod reopenPeriod;
    private final AdmitStockout admitStockout;
    private final RecordExternalRefund recordExternalRefund;

    TellFact(Database database) {
        orders = new Orders(database);
        recordShipment = new RecordShipment(database, new StockoutNotices(database));
        withdrawShipment = new WithdrawShipment(database);
        endWait = new EndWait(database);
        sentInVain = new SentInVain(database);
        reopenUrges = new ReopenUrges(database);
        reopenPeriod = new ReopenPeriod(database);
        admitStockout = new AdmitStockout(new EstablishStockout(database, new Refunds(database)));
        recordExternalRefund = new RecordExternalRefund(database);
    }

    Outcome<?> tell(EarlyFact told, Instant now) {
        Predicate<String> may =
                merchantId -> told.merchantId().map(merchantId::equals).orElse(true);
        return switch (told.fact()) {
            case Fact.Shipped(Shipment shipment) -> {
                var recorded = recordShipment.record(shipment, may, now);
                each(recorded, line -> endWait.shipped(line, now));
                yield recorded;
            }
            case Fact.Withdrawn withdrawn -> {
                var command = new WithdrawShipment.Command(
                        withdrawn.orderId(), withdrawn.shipmentId(), withdrawn.reason(), told.by());
                var recorded = withdrawShipment.withdraw(command, may, now);
                each(recorded, line -> {
                    sentInVain.withdrawn(line, now);
                    reopenUrges.reopen(line, now);
                    reopenPeriod.reopen(line);
                });
                yield recorded;
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

    private static void each(Outcome<RecordedShipment> recorded, Consumer<LineRef> action) {
        recorded.ifRecorded()
                .map(RecordedShipment::shipment)
                .ifPresent(shipment -> shipment.lines()
                        .forEach(units -> action.accept(new LineRef(shipment.orderId(), units.lineId()))));
    }
}
