package dev.makegood.early;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.notice.OrderFact;
import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.order.Shipment;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.refund.external.ExternalRefund;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Table;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that a fact that comes before its order waits for it, and is not lost if a process dies in between. */
class EarlyFactsContract extends Contract {
    private Shop shop;

    @BeforeEach
    void aShop() {
        shop = new Shop(database(), scanner());
    }

    private static Fact shipment(int units) {
        return new Fact.Shipped(new Shipment("O1", "s-1", START, List.of(new Shipment.ShippedUnits("1", units))));
    }

    private Outcome<EarlyFact> keep(Fact fact, String merchantId) {
        return new KeepFact(database())
                .keep(fact, Actor.merchant(merchantId), Optional.of(merchantId), shop.clock.instant());
    }

    private Applied sweep() {
        return new SweepFacts(database(), (order, fault) -> shop.failures.add(order + ": " + fault))
                .runOnce(shop.clock.instant(), 100);
    }

    private int shipped() {
        return new Orders(database())
                .findLine(new LineRef("O1", "1"))
                .orElseThrow()
                .value()
                .units()
                .shipped();
    }

    private List<EarlyFact> nothing() {
        return new EarlyFacts(database()).cameToNothing(10, Optional.empty()).items();
    }

    @Test
    void theSameAgainIsTheSameAnswerAndOtherContentIsNot() {
        var first = assertInstanceOf(Outcome.Created.class, keep(shipment(1), "M1"));
        assertEquals(new Outcome.Repeated<>(first.value()), keep(shipment(1), "M1"));
        assertInstanceOf(Outcome.Conflict.class, keep(shipment(2), "M1"));
    }

    private int counted() {
        return database()
                .find(new Key(
                        Table.ORDERS, KeyText.join("early-facts", "M1", Math.floorMod("O1".hashCode(), 8)), "WAITING"))
                .map(row -> ((Number) row.attributes().get("facts")).intValue())
                .orElse(0);
    }

    /** Else a merchant would be refused for facts that have ended long ago. */
    @Test
    void aFactIsCountedWhileItWaits() {
        keep(shipment(1), "M1");
        keep(shipment(1), "M1");
        keep(new Fact.Admitted(new LineRef("O1", "9"), Optional.empty()), "M1");
        assertEquals(2, counted());
        shop.place("O1", line("1", "M1", "A", 3, 300));
        shop.clock.advance(Duration.ofMinutes(5));
        assertEquals(new Applied(2, 1, 0), sweep());
        assertEquals(0, counted());
        sweep();
        assertEquals(0, counted());
    }

    @Test
    void itIsAppliedOnceTheOrderIsThereAlsoIfWhoeverToldTheOrderDied() {
        keep(shipment(1), "M1");
        shop.place("O1", line("1", "M1", "A", 3, 300));
        shop.clock.advance(Duration.ofMinutes(5));
        assertEquals(new Applied(1, 0, 0), sweep());
        assertEquals(1, shipped());
        shop.clock.advance(Duration.ofDays(15));
        assertEquals(Applied.NOTHING, sweep());
        assertEquals(List.of(), nothing());
        assertEquals(List.of(), shop.failures);
    }

    @Test
    void thoseThatCameToNothingAreListedTheLatestToldFirst() {
        for (String merchant : List.of("M2", "M3")) {
            keep(shipment(1), merchant);
            shop.clock.advance(Duration.ofMinutes(1));
        }
        shop.place("O1", line("1", "M1", "A", 3, 300));
        new ApplyFacts(database()).ofOrder("O1", shop.clock.instant());
        assertEquals(
                List.of(Optional.of("M3"), Optional.of("M2")),
                nothing().stream().map(EarlyFact::merchantId).toList());
    }

    @Test
    void anothersLineIsRefusedToldAndListed() {
        keep(shipment(1), "M2");
        shop.place("O1", line("1", "M1", "A", 3, 300));
        assertEquals(new Applied(1, 1, 0), new ApplyFacts(database()).ofOrder("O1", shop.clock.instant()));
        assertEquals(0, shipped());
        assertEquals(EarlyFact.State.REFUSED, nothing().getFirst().state());
        assertEquals(
                1,
                shop.told(Actor.OPERATOR, OrderFact.FactCameToNothingOperator.class)
                        .size());
        assertEquals(Applied.NOTHING, new ApplyFacts(database()).ofOrder("O1", shop.clock.instant()));
    }

    private static Fact withdrawal() {
        return new Fact.Withdrawn("O1", "s-1", WithdrawShipment.Reason.NOT_HANDED_OVER);
    }

    /** Else it would be counted, and keep its order from the archive, for ever. */
    @Test
    void theWithdrawalOfAShipmentThatNeverComesIsToldAndListed() {
        keep(withdrawal(), "M1");
        shop.place("O1", line("1", "M1", "A", 3, 300));
        shop.clock.advance(EarlyFact.KEPT.minusMillis(1));
        assertEquals(new Applied(1, 0, 0), sweep());
        assertEquals(1, counted());
        shop.clock.advance(Duration.ofMillis(1));
        assertEquals(new Applied(1, 1, 0), sweep());
        assertEquals(0, counted());
        assertEquals(EarlyFact.State.UNCLAIMED, nothing().getFirst().state());
        assertEquals(
                Optional.of("its shipment was not reported within 14 days"),
                nothing().getFirst().reason());
        assertEquals(
                1,
                shop.told(Actor.OPERATOR, OrderFact.FactCameToNothingOperator.class)
                        .size());
        shop.clock.advance(EarlyFact.KEPT);
        assertEquals(Applied.NOTHING, sweep());
        assertEquals(
                EarlyFact.State.UNCLAIMED,
                assertInstanceOf(Outcome.Repeated.class, keep(withdrawal(), "M1"))
                                        .value()
                                instanceof EarlyFact again
                        ? again.state()
                        : null);
        assertEquals(0, counted());
        shop.ship("O1", "s-1", "1", 1);
        new ApplyFacts(database()).ofOrder("O1", shop.clock.instant());
        assertEquals(1, shipped(), "whoever withdraws it now does so as any shipment");
    }

    /** A shipment that is there is withdrawn, however late the sweep. */
    @Test
    void theWithdrawalOfAShipmentThatCameInTimeIsApplied() {
        keep(withdrawal(), "M1");
        shop.place("O1", line("1", "M1", "A", 3, 300));
        shop.clock.advance(EarlyFact.KEPT.minusMillis(1));
        shop.ship("O1", "s-1", "1", 1);
        assertEquals(1, shipped());
        shop.clock.advance(Duration.ofMillis(1));
        assertEquals(new Applied(1, 0, 0), sweep());
        assertEquals(0, shipped());
        assertEquals(0, counted());
        assertEquals(List.of(), nothing());
    }

    /** Nothing waits for ever for an order that is there: what cannot be applied is refused at once. */
    @Test
    void ofAllKindsOnlyAWithdrawalWaitsForMoreThanItsOrder() {
        keep(shipment(9), "M1");
        keep(new Fact.Admitted(new LineRef("O1", "9"), Optional.empty()), "M1");
        keep(
                new Fact.RefundedElsewhere(new ExternalRefund.ExternalRefundCommand(
                        new LineRef("O1", "9"), "x-1", 1, Shop.cny(1), "r-1", START, ExternalRefund.Why.CANCELLED)),
                "M1");
        keep(withdrawal(), "M1");
        shop.place("O1", line("1", "M1", "A", 3, 300));
        assertEquals(new Applied(4, 3, 0), new ApplyFacts(database()).ofOrder("O1", shop.clock.instant()));
        assertEquals(1, counted());
        shop.clock.advance(EarlyFact.KEPT);
        assertEquals(new Applied(1, 1, 0), sweep());
        assertEquals(0, counted());
    }

    @Test
    void whatIsNeverClaimedIsToldAndListed() {
        keep(shipment(1), "M1");
        shop.clock.advance(EarlyFact.KEPT.minusMillis(1));
        assertEquals(Applied.NOTHING, sweep());
        shop.clock.advance(Duration.ofMillis(1));
        assertEquals(new Applied(1, 1, 0), sweep());
        assertEquals(EarlyFact.State.UNCLAIMED, nothing().getFirst().state());
        assertEquals(Applied.NOTHING, sweep());
        shop.place("O1", line("1", "M1", "A", 3, 300));
        new ApplyFacts(database()).ofOrder("O1", shop.clock.instant());
        assertEquals(0, shipped());
    }
}
