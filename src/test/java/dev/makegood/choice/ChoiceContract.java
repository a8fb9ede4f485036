package dev.makegood.choice;

import static dev.makegood.choice.ChoosingBuyer.RESTOCK_ON;
import static dev.makegood.choice.ChoosingBuyer.WAIT_ENDS;
import static dev.makegood.choice.ChoosingBuyer.WINDOW;
import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.cancellation.AnswerCancellation;
import dev.makegood.cancellation.Cancellation;
import dev.makegood.cancellation.ProposeCancellation;
import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.Rivals;
import dev.makegood.inventory.StockKey;
import dev.makegood.notice.CaseFact;
import dev.makegood.notice.ChoiceFact;
import dev.makegood.order.LineRef;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.order.stockaudit.StockAudit;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.Providers;
import dev.makegood.refund.Choice;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.sending.SweepResult;
import dev.makegood.refund.settlement.ReceiveGatewayEvent;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Verifies choices of a refund or a wait, no choice, two choices, and a choice during the sweep: money moves once or
 * not at all.
 */
class ChoiceContract extends Contract {
    private static final Choice.Wanted NOW = new Choice.RefundNow();
    private static final Choice.Wanted WAIT = new Choice.Wait(RESTOCK_ON);

    private Shop shop;
    private ChoosingBuyer buyer;

    @BeforeEach
    void aWindow() {
        shop = new Shop(database(), scanner());
        buyer = new ChoosingBuyer(shop, database());
        shop.count("M1", "A", "c-0", 0);
    }

    private static void created(Outcome<Refund> recorded) {
        assertInstanceOf(Outcome.Created.class, recorded);
    }

    private static void refused(String field, Outcome<?> recorded) {
        assertEquals(field, assertInstanceOf(Outcome.Refused.class, recorded).field());
    }

    private void refunded(String orderId, long minor) {
        assertInstanceOf(RefundState.Settled.class, buyer.refund(orderId).state());
        assertEquals(cny(minor), buyer.refund(orderId).total());
        assertEquals(cny(minor), buyer.paid());
    }

    @Test
    void aWaitIsOverOnceTheGatewayHasPaid() {
        buyer.restock(1);
        buyer.goesShort("O1", 1);
        created(buyer.choose("O1", WAIT));
        assertEquals(1, buyer.stock("A").awaited());
        String key = buyer.refund("O1").key().toString();
        var paid = new GatewayEvent("e-1", key, "gw-1", cny(1_000), new GatewayOutcome.Done("gw-1"));
        new ReceiveGatewayEvent(database(), Providers.HTTP).receive(paid, shop.clock.instant());
        assertInstanceOf(RefundState.Settled.class, buyer.refund("O1").state());
        assertEquals(0, buyer.stock("A").awaited());
        assertEquals(0, buyer.line("O1", "1").units().awaited());
    }

    @Test
    void silenceEndsInTheRefundWithinTheDay() {
        shop.cutClock();
        buyer.restock(5);
        var refund = buyer.goesShort("O1", 1);
        assertEquals(START.plus(WINDOW), refund.due().dueAt());
        buyer.at(refund.due().dueAt().minusMillis(1));
        assertEquals(SweepResult.NOTHING, shop.sweep());
        buyer.at(refund.due().dueAt());
        shop.sweep();
        refunded("O1", 1_000);
        assertTrue(shop.clock.instant().isBefore(refund.due().deadline()));
        assertEquals(
                "You need not do anything to be refunded for A of order O1. Until 3 March 2026, 00:00 (UTC+8) you may"
                        + " also ask for the refund at once, or take a replacement if the merchant has one. Or you may"
                        + " wait: a restock is expected on 6 March 2026 (UTC+8). If yours has not been shipped when that"
                        + " day is over, you are refunded.",
                shop.told(Actor.buyer(BUYER), ChoiceFact.ChoiceBuyer.class).getFirst());
        shop.reconcile();
    }

    @Test
    void theRefundNowIsDueAtOnce() {
        buyer.goesShort("O1", 1);
        created(buyer.choose("O1", NOW));
        shop.sweep();
        refunded("O1", 1_000);
        shop.reconcile();
    }

    @Test
    void aChoiceIsMadeBeforeTheRefundIsDueAndOnce() {
        buyer.restock(5);
        var refund = buyer.goesShort("O1", 1);
        buyer.at(refund.due().dueAt().minusMillis(1));
        created(buyer.choose("O1", WAIT));
        assertInstanceOf(Outcome.Repeated.class, buyer.choose("O1", WAIT));
        assertInstanceOf(Outcome.Conflict.class, buyer.choose("O1", NOW));
        buyer.at(START);
        buyer.goesShort("O2", 1);
        buyer.at(buyer.refund("O2").due().dueAt());
        refused("choice", buyer.choose("O2", NOW));
        shop.clock.advance(Duration.ofMillis(1));
        refused("choice", buyer.choose("O2", WAIT));
    }

    @Test
    void onlyTheRestockThatIsExpectedCanBeWaitedFor() {
        buyer.goesShort("O1", 2);
        refused("arrivesOn", buyer.choose("O1", WAIT));
        buyer.restock(1);
        refused("arrivesOn", buyer.choose("O1", WAIT));
        shop.count("M1", "A", "c-1", 1);
        refused("arrivesOn", buyer.choose("O1", new Choice.Wait(RESTOCK_ON.plusDays(1))));
        created(buyer.choose("O1", WAIT));
        assertEquals(2, buyer.stock("A").awaited());
        assertEquals(2, buyer.line("O1", "1").units().awaited());
        var audit = new StockAudit(database()).compare(new StockKey("M1", "A")).orElseThrow();
        assertTrue(audit.agrees(), audit::toString);
    }

    @Test
    void aWaitThatIsNotHonouredIsRefundedAsTheDateIsOver() {
        buyer.restock(5);
        buyer.goesShort("O1", 2);
        created(buyer.choose("O1", WAIT));
        buyer.at(WAIT_ENDS.minusMillis(1));
        assertEquals(SweepResult.NOTHING, shop.sweep());
        buyer.at(WAIT_ENDS);
        shop.sweep();
        refunded("O1", 2_000);
        assertEquals(0, buyer.stock("A").awaited());
        assertEquals(0, buyer.line("O1", "1").units().awaited());
        assertEquals(
                1, shop.told(Actor.buyer(BUYER), ChoiceFact.WaitOverBuyer.class).size());
        assertEquals(
                1,
                shop.told(Actor.merchant("M1"), ChoiceFact.WaitOverMerchant.class)
                        .size());
        shop.reconcile();
    }

    @Test
    void aWaitThatIsHonouredIsNotRefundedAndTheCompensationStays() {
        buyer.restock(5);
        buyer.goesShort("O1", 1);
        created(buyer.choose("O1", WAIT));
        buyer.at(WAIT_ENDS.minusMillis(1));
        buyer.ship("O1", "s-1", 1);
        assertInstanceOf(RefundState.Withdrawn.class, buyer.refund("O1").state());
        assertEquals(
                1,
                shop.told(Actor.buyer(BUYER), ChoiceFact.WaitHonouredBuyer.class)
                        .size());
        assertEquals(List.of(), shop.told(Actor.OPERATOR, CaseFact.ShippedAfterCaseOperator.class));
        shop.clock.advance(Duration.ofDays(9));
        assertEquals(SweepResult.NOTHING, shop.sweep());
        shop.issue();
        assertEquals(cny(500), shop.coupons().getFirst().balance());
        assertEquals(cny(0), buyer.paid());
        shop.reconcile();
    }

    @Test
    void ofAWaitThatIsHonouredInPartTheRestIsRefunded() {
        buyer.restock(5);
        buyer.goesShort("O1", 3);
        created(buyer.choose("O1", WAIT));
        buyer.ship("O1", "s-1", 2);
        assertEquals(cny(1_000), buyer.refund("O1").total());
        assertEquals(1, buyer.stock("A").awaited());
        buyer.at(WAIT_ENDS);
        shop.sweep();
        refunded("O1", 1_000);
        shop.reconcile();
    }

    @Test
    void goodsThatGoOutAfterTheRefundHasBegunAreToldOf() {
        buyer.restock(5);
        buyer.goesShort("O1", 1);
        created(buyer.choose("O1", WAIT));
        buyer.at(WAIT_ENDS);
        shop.sweep();
        buyer.ship("O1", "s-1", 1);
        refunded("O1", 1_000);
        assertEquals(1, buyer.line("O1", "1").units().shippedThoughShort());
        assertEquals(
                1,
                shop.told(Actor.OPERATOR, CaseFact.ShippedAfterCaseOperator.class)
                        .size());
    }

    @Test
    void aCrashBetweenTheShipmentAndItsMeaningIsMadeGoodByTheSweep() {
        buyer.restock(5);
        buyer.goesShort("O1", 1);
        created(buyer.choose("O1", WAIT));
        shop.ship("O1", "s-1", "1", 1);
        buyer.at(WAIT_ENDS);
        shop.sweep();
        assertInstanceOf(RefundState.Withdrawn.class, buyer.refund("O1").state());
        assertEquals(cny(0), buyer.paid());
        shop.reconcile();
    }

    @Test
    void ofManyChoicesFromManyDevicesOneWins() throws Exception {
        buyer.restock(20);
        buyer.goesShort("O1", 1);
        var id = buyer.refund("O1").refundId();
        var answers = Rivals.race(n -> buyer.choose(id, n % 2 == 0 ? WAIT : NOW));
        assertEquals(
                1, answers.stream().filter(Outcome.Created.class::isInstance).count());
        boolean waits = buyer.refund("O1").state() instanceof RefundState.Deferred;
        assertEquals(waits ? 1 : 0, buyer.stock("A").awaited());
        buyer.at(WAIT_ENDS);
        shop.sweep();
        refunded("O1", 1_000);
        shop.reconcile();
    }

    @Test
    void aWaitThatIsOverForUnitsThatCostNothingEndsToo() {
        buyer.restock(9);
        shop.place("O1", Shop.line("1", "M1", "A", 4, 2));
        shop.admit("O1", "1", OptionalInt.of(3));
        assertEquals(cny(1), buyer.refund("O1").total());
        created(buyer.choose("O1", WAIT));
        buyer.ship("O1", "s-1", 3);
        assertEquals(cny(0), buyer.refund("O1").total());
        buyer.at(WAIT_ENDS);
        shop.sweep();
        assertInstanceOf(RefundState.Withdrawn.class, buyer.refund("O1").state());
        assertEquals(0, buyer.line("O1", "1").units().awaited());
        shop.reconcile();
    }

    @Test
    void aWaitIsCancelledByAgreementAndRefundedAtOnce() {
        buyer.restock(5);
        buyer.goesShort("O1", 1);
        created(buyer.choose("O1", WAIT));
        var line = new LineRef("O1", "1");
        var told = new Cancellation.CancellationCommand("c-1", Cancellation.Side.BUYER, cny(0), "too long");
        new ProposeCancellation(database()).propose(line, told, shop.clock.instant());
        new AnswerCancellation(database()).answer(line, "c-1", Cancellation.Side.MERCHANT, true, shop.clock.instant());
        assertEquals(0, buyer.stock("A").awaited());
        shop.sweep();
        refunded("O1", 1_000);
        shop.reconcile();
    }

    @Test
    void anAgreementThatIsReportedAgainLeavesTheChoiceAboutLaterUnits() {
        shop.place("O1", Shop.line("1", "M1", "A", 2, 2_000));
        shop.ship("O1", "s-1", "1", 1);
        var line = new LineRef("O1", "1");
        var told = new Cancellation.CancellationCommand("c-1", Cancellation.Side.BUYER, cny(0), "too long");
        new ProposeCancellation(database()).propose(line, told, shop.clock.instant());
        var answer = new AnswerCancellation(database());
        answer.answer(line, "c-1", Cancellation.Side.MERCHANT, true, shop.clock.instant());
        shop.sweep();
        shop.clock.advance(Duration.ofHours(1));
        new WithdrawShipment(database())
                .withdraw(
                        new WithdrawShipment.Command(
                                "O1", "s-1", WithdrawShipment.Reason.NOT_HANDED_OVER, Actor.merchant("M1")),
                        "M1"::equals,
                        shop.clock.instant());
        shop.admit("O1", "1", OptionalInt.empty());
        assertInstanceOf(
                Outcome.Repeated.class,
                answer.answer(line, "c-1", Cancellation.Side.MERCHANT, true, shop.clock.instant()));
        Refund later = shop.refunds("O1", "1").getLast();
        assertEquals(2, later.refundId().fromUnit());
        assertTrue(later.isOpenToChoice(shop.clock.instant()));
        shop.reconcile();
    }

    @Test
    void whatHasGoneOutIsNotRefundedByAnAgreementEither() {
        buyer.restock(5);
        buyer.goesShort("O1", 2);
        created(buyer.choose("O1", WAIT));
        shop.ship("O1", "s-1", "1", 1);
        var line = new LineRef("O1", "1");
        var told = new Cancellation.CancellationCommand("c-1", Cancellation.Side.BUYER, cny(0), "too long");
        new ProposeCancellation(database()).propose(line, told, shop.clock.instant());
        new AnswerCancellation(database()).answer(line, "c-1", Cancellation.Side.MERCHANT, true, shop.clock.instant());
        shop.sweep();
        refunded("O1", 1_000);
        assertEquals(0, buyer.line("O1", "1").units().shippedThoughShort());
        shop.reconcile();
    }

    @Test
    void whatWentOutBeforeItWasChosenIsNotWaitedFor() {
        buyer.restock(5);
        buyer.goesShort("O1", 1);
        shop.ship("O1", "s-1", "1", 1);
        created(buyer.choose("O1", WAIT));
        assertInstanceOf(RefundState.Withdrawn.class, buyer.refund("O1").state());
        assertEquals(0, buyer.stock("A").awaited());
        shop.reconcile();
    }
}
