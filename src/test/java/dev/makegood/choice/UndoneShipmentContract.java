package dev.makegood.choice;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.inventory.StockPosition;
import dev.makegood.notice.CaseFact;
import dev.makegood.notice.OrderFact;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.RecordedShipment;
import dev.makegood.order.Shipment;
import dev.makegood.order.shipment.RecordShipment;
import dev.makegood.order.shipment.UntrueShipment;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.payment.OrderPayment;
import dev.makegood.refund.Choice;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.waiting.SentInVain;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Cause;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.stockout.detection.EstablishStockout;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that a withdrawn shipment counts as never reported, and that units of one ruled untrue are refunded. */
class UndoneShipmentContract extends Contract {
    private static final LineRef LINE = new LineRef("O1", "1");

    private Shop shop;
    private ChoosingBuyer buyer;

    @BeforeEach
    void anOrderOfThree() {
        shop = new Shop(database(), scanner());
        buyer = new ChoosingBuyer(shop, database());
        shop.count("M1", "A", "c-0", 9);
    }

    private void place(int units) {
        shop.place("O1", line("1", "M1", "A", units, 1_000L * units));
    }

    private Outcome<RecordedShipment> withdraw(String shipmentId, WithdrawShipment.Reason reason, String merchantId) {
        var command = new WithdrawShipment.Command("O1", shipmentId, reason, Actor.merchant(merchantId));
        var recorded = new WithdrawShipment(database()).withdraw(command, merchantId::equals, shop.clock.instant());
        new SentInVain(database()).withdrawn(LINE, shop.clock.instant());
        return recorded;
    }

    private Outcome<RecordedShipment> withdraw(String shipmentId) {
        return withdraw(shipmentId, WithdrawShipment.Reason.NOT_HANDED_OVER, "M1");
    }

    /** Rules as an upheld claim does. */
    private int rule(String... shipments) {
        var now = shop.clock.instant();
        var ruling = new UntrueShipment.Ruling(
                LINE, Set.copyOf(Arrays.asList(shipments)), "no such parcel", Actor.of("operator:o"));
        int units = new UntrueShipment(database()).rule(ruling, now);
        new SentInVain(database()).ruledUntrue(LINE, now);
        new EstablishStockout(database(), new Refunds(database()))
                .establish(LINE, Cause.claim(Actor.of("operator:o"), now), (line, _, _) -> line.open(), now);
        return units;
    }

    private OrderLine line1() {
        return buyer.line("O1", "1");
    }

    private void assertStock(long onHand, long allocated, long awaited) {
        StockPosition position = buyer.stock("A");
        assertEquals(Optional.of(onHand), position.onHand());
        assertEquals(allocated, position.allocated());
        assertEquals(awaited, position.awaited());
    }

    private void refundAll(Money expected) {
        shop.clock.advance(Duration.ofDays(9));
        shop.sweep();
        shop.sweep();
        assertEquals(expected, buyer.paid());
        shop.reconcile();
    }

    @Test
    void aWithdrawnShipmentIsAsIfItHadNeverBeenTold() {
        place(3);
        buyer.ship("O1", "s-1", 2);
        assertStock(7, 1, 0);
        var first = assertInstanceOf(Outcome.Created.class, withdraw("s-1"));
        assertEquals(3, line1().open());
        assertStock(9, 3, 0);
        assertEquals(new Outcome.Repeated<>(first.value()), withdraw("s-1"));
        assertInstanceOf(Outcome.Conflict.class, withdraw("s-1", WithdrawShipment.Reason.TOLD_BY_MISTAKE, "M1"));
        assertStock(9, 3, 0);
        buyer.ship("O1", "s-2", 3);
        assertEquals(0, line1().open());
        assertStock(6, 0, 0);
    }

    @Test
    void whatIsWithdrawnIsOverdueByTheShipTimeThatCounts() {
        place(1);
        buyer.ship("O1", "s-1", 1);
        shop.clock.advance(Duration.ofDays(3));
        assertEquals(0, shop.overdue().units());
        withdraw("s-1");
        shop.overdue();
        assertEquals(1, line1().shortUnits());
        refundAll(cny(1_000));
    }

    @Test
    void aCountSinceTheShipmentHasSeenItsUnits() {
        place(3);
        buyer.ship("O1", "s-1", 2);
        shop.clock.advance(Duration.ofHours(1));
        shop.count("M1", "A", "c-1", 9);
        withdraw("s-1");
        assertStock(9, 3, 0);
    }

    @Test
    void onlyItsMerchantOrThePlatformWithdrawsAShipmentThatIsThere() {
        place(3);
        buyer.ship("O1", "s-1", 2);
        assertInstanceOf(Outcome.NotFound.class, withdraw("s-1", WithdrawShipment.Reason.TOLD_BY_MISTAKE, "M2"));
        assertInstanceOf(Outcome.NotFound.class, withdraw("s-9"));
        assertEquals(1, line1().open());
    }

    @Test
    void unitsNeverHandedOverAreShortInFull() {
        place(3);
        buyer.ship("O1", "s-1", 1);
        buyer.ship("O1", "s-2", 1);
        assertEquals(2, rule());
        assertEquals(3, line1().shortUnits());
        assertEquals(0, line1().units().shipped());
        assertEquals(0, rule());
        assertEquals(
                2,
                shop.told(Actor.merchant("M1"), OrderFact.ShipmentUntrueMerchant.class)
                        .size());
        assertEquals(0, buyer.stock("A").allocated());
        refundAll(cny(3_000));
    }

    @Test
    void aRulingMayNameTheShipmentsThatAreUntrue() {
        place(3);
        buyer.ship("O1", "s-1", 1);
        buyer.ship("O1", "s-2", 2);
        assertEquals(2, rule("s-2"));
        assertEquals(1, line1().units().shipped());
        assertInstanceOf(Outcome.Refused.class, withdraw("s-2"));
        refundAll(cny(2_000));
    }

    @Test
    void unitsThatAreRefundedAlreadyAreNotRefundedAgain() {
        place(2);
        shop.admit("O1", "1", OptionalInt.of(2));
        buyer.ship("O1", "s-1", 2);
        assertEquals(2, rule());
        assertEquals(0, line1().units().shippedThoughShort());
        refundAll(cny(2_000));
    }

    @Test
    void whoeverTellsItAgainHearsThatItCountsNoMore() {
        place(3);
        buyer.ship("O1", "s-1", 1);
        buyer.ship("O1", "s-2", 1);
        assertInstanceOf(Outcome.Repeated.class, shop.ship("O1", "s-1", "1", 1));
        withdraw("s-1");
        rule("s-2");
        assertEquals(
                new Outcome.Refused<>(
                        Refusal.STATE,
                        "shipmentId",
                        "belongs to a shipment that was withdrawn; report the new shipment under another id"),
                shop.ship("O1", "s-1", "1", 1));
        assertInstanceOf(Outcome.Refused.class, shop.ship("O1", "s-2", "1", 1));
        assertInstanceOf(Outcome.Conflict.class, shop.ship("O1", "s-1", "1", 2));
        assertEquals(0, line1().units().shipped());
    }

    @Test
    void theCarrierMayGetItLater() {
        place(1);
        buyer.ship("O1", "s-1", 1);
        rule();
        buyer.ship("O1", "s-2", 1);
        assertEquals(1, line1().units().shippedThoughShort());
        assertEquals(
                1,
                shop.told(Actor.OPERATOR, CaseFact.ShippedAfterCaseOperator.class)
                        .size());
        refundAll(cny(1_000));
    }

    private void waits(int units) {
        buyer.restock(5);
        buyer.goesShort("O1", units);
        buyer.choose("O1", new Choice.Wait(ChoosingBuyer.RESTOCK_ON));
    }

    @Test
    void aBuyerWhoWaitedGoesOnWaitingForWhatIsWithdrawn() {
        waits(3);
        buyer.ship("O1", "s-1", 3);
        assertEquals(3, line1().units().honoured());
        withdraw("s-1");
        assertEquals(3, line1().units().awaited());
        assertEquals(0, line1().open());
        assertStock(9, 0, 3);
        assertEquals(cny(3_000), buyer.refund("O1").total());
        buyer.ship("O1", "s-2", 1);
        withdraw("s-2");
        buyer.ship("O1", "s-3", 1);
        refundAll(cny(2_000));
    }

    @Test
    void aBuyerWhoWaitedIsRefundedForWhatIsUntrue() {
        waits(3);
        buyer.ship("O1", "s-1", 1);
        buyer.ship("O1", "s-2", 1);
        assertEquals(1, rule("s-2"));
        assertEquals(1, line1().units().awaited());
        assertEquals(1, line1().units().honoured());
        shop.sweep();
        assertEquals(cny(1_000), buyer.paid());
        assertEquals(1, rule("s-1"));
        refundAll(cny(3_000));
        assertEquals(0, line1().units().honoured());
    }

    /** The rest was refunded from two payments, so that its refund is two transfers of the same units. */
    @Test
    void aBuyerWithTwoPaymentsIsRefundedForWhatIsUntrueBesideTheTransfers() {
        var payments = List.of(
                new OrderPayment("http", "card-1", Optional.empty(), cny(700)),
                new OrderPayment("http", "wallet-1", Optional.empty(), cny(1_300)));
        var lines = List.of(line("1", "M1", "A", 2, 2_000));
        var order = new PaidOrder("O1", "pinduoduo", Shop.BUYER, Shop.CNY, Shop.START, lines, payments);
        shop.report(order);
        shop.allocate(order);
        buyer.restock(5);
        shop.admit("O1", "1", OptionalInt.empty());
        buyer.choose("O1", new Choice.Wait(ChoosingBuyer.RESTOCK_ON));
        buyer.ship("O1", "s-1", 1);
        shop.clock.advance(Duration.ofDays(9));
        shop.sweep();
        shop.sweep();
        assertEquals(2, shop.refunds("O1", "1").size());
        assertEquals(cny(1_000), buyer.paid());
        assertEquals(1, rule("s-1"));
        refundAll(cny(2_000));
    }

    /** The buyer waits for two and two units, which have a refund each. */
    @Test
    void unitsOfTwoWaitsThatWereHonouredInVainAreRefundedOnceEach() {
        buyer.restock(5);
        place(4);
        for (int units = 2; units <= 4; units += 2) {
            shop.admit("O1", "1", OptionalInt.of(units));
            var wait = shop.refunds("O1", "1").getLast().refundId();
            assertInstanceOf(Outcome.Created.class, buyer.choose(wait, new Choice.Wait(ChoosingBuyer.RESTOCK_ON)));
        }
        buyer.ship("O1", "s-1", 2);
        buyer.ship("O1", "s-2", 1);
        assertEquals(1, rule("s-2"));
        assertEquals(2, rule("s-1"));
        assertEquals(0, line1().units().honoured());
        refundAll(cny(4_000));
    }

    private void shipAndDie(String shipmentId, int units) {
        var shipment =
                new Shipment("O1", shipmentId, shop.clock.instant(), List.of(new Shipment.ShippedUnits("1", units)));
        new RecordShipment(database(), new StockoutNotices(database()))
                .record(shipment, _ -> true, shop.clock.instant());
    }

    @Test
    void whoTellsAShipmentAndDiesLeavesTheEndOfTheWaitToTheSchedule() {
        waits(3);
        shipAndDie("s-1", 2);
        assertEquals(3, line1().units().awaited());
        shop.sweep();
        assertEquals(1, line1().units().awaited());
        assertEquals(cny(1_000), buyer.refund("O1").total());
        refundAll(cny(1_000));
    }

    @Test
    void whoWithdrawsAShipmentAndDiesLeavesTheBuyersWaitToTheSchedule() {
        waits(3);
        buyer.ship("O1", "s-1", 3);
        var command = new WithdrawShipment.Command(
                "O1", "s-1", WithdrawShipment.Reason.NOT_HANDED_OVER, Actor.merchant("M1"));
        new WithdrawShipment(database()).withdraw(command, "M1"::equals, shop.clock.instant());
        assertEquals(0, line1().units().awaited());
        shop.sweep();
        assertEquals(3, line1().units().awaited());
        assertEquals(cny(3_000), buyer.refund("O1").total());
        refundAll(cny(3_000));
    }

    @Test
    void whoRulesAShipmentUntrueAndDiesLeavesTheBuyersRefundToTheSchedule() {
        waits(3);
        buyer.ship("O1", "s-1", 3);
        var ruling = new UntrueShipment.Ruling(LINE, Set.of("s-1"), "no such parcel", Actor.of("operator:o"));
        assertEquals(3, new UntrueShipment(database()).rule(ruling, shop.clock.instant()));
        shop.sweep();
        assertEquals(0, line1().units().honoured());
        assertEquals(cny(3_000), buyer.paid());
        refundAll(cny(3_000));
    }

    @Test
    void theWholeOfAWaitThatWasHonouredInVainIsRefunded() {
        waits(2);
        buyer.ship("O1", "s-1", 2);
        assertInstanceOf(RefundState.Withdrawn.class, buyer.refund("O1").state());
        rule();
        assertInstanceOf(RefundState.Scheduled.class, buyer.refund("O1").state());
        refundAll(cny(2_000));
    }

    @Test
    void whatIsWithdrawnAfterTheWaitIsRefunded() {
        waits(3);
        buyer.ship("O1", "s-1", 2);
        shop.clock.advance(Duration.ofDays(9));
        shop.sweep();
        assertEquals(cny(1_000), buyer.paid());
        withdraw("s-1");
        refundAll(cny(3_000));
    }
}
