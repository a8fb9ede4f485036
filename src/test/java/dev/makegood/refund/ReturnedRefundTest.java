package dev.makegood.refund;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.redemption.RedeemCoupon;
import dev.makegood.evidence.CaseRecord;
import dev.makegood.evidence.RecordEntry;
import dev.makegood.notice.ElsewhereFact;
import dev.makegood.notice.Fact;
import dev.makegood.notice.RefundFact;
import dev.makegood.order.FundsRows;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderFunds;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.Providers;
import dev.makegood.refund.external.ExternalRefund;
import dev.makegood.refund.external.RecordExternalRefund;
import dev.makegood.refund.manual.ResumeRefund;
import dev.makegood.refund.sending.SweepRefunds;
import dev.makegood.refund.sending.SweepResult;
import dev.makegood.refund.settlement.ReceiveGatewayEvent;
import dev.makegood.refund.settlement.ReceiveGatewayEvent.Received;
import dev.makegood.shop.ScriptedGateway.Next;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Compensation;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies that a settled refund that the buyer's bank returns is owed again, and paid under a new key. */
class ReturnedRefundTest {
    private static final String KEY = "O1~1~stockout~1-1";
    private static final Duration DAY = Duration.ofDays(1);

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    @BeforeEach
    void aRefundIsSettled() {
        shop.place("O1", line("1", "M1", "S1", 1, 9_900));
        shop.admit("O1", "1", OptionalInt.empty());
        shop.sweep();
        shop.clock.advance(DAY.multipliedBy(3));
    }

    private Refund refund() {
        return shop.refunds("O1", "1").getFirst();
    }

    private Received told(String key, GatewayOutcome outcome) {
        return new ReceiveGatewayEvent(database, Providers.HTTP)
                .receive(new GatewayEvent("e-" + key, key, "gw-1", cny(9_900), outcome), shop.clock.instant());
    }

    private void comesBack(String key) {
        shop.gateway.answer(key, new GatewayOutcome.Returned("account closed"));
        assertInstanceOf(Received.Accepted.class, told(key, new GatewayOutcome.Returned("account closed")));
    }

    private List<String> operatorWasTold(Class<? extends Fact> template) {
        return shop.told(Actor.OPERATOR, template);
    }

    private List<String> buyerWasTold(Class<? extends Fact> template) {
        return shop.told(Actor.buyer(Shop.BUYER), template);
    }

    @Test
    void itIsOwedAnewWithNewTimeAndEverybodyIsTold() {
        comesBack(KEY);
        Instant now = shop.clock.instant();
        var returned = assertInstanceOf(RefundState.Returned.class, refund().state());
        assertEquals("account closed", returned.reason());
        assertEquals(now.plus(DAY), refund().due().deadline());
        assertEquals(KEY + "~2", refund().key().toString());
        assertEquals(1, buyerWasTold(RefundFact.RefundReturnedBuyer.class).size());
        assertEquals(1, operatorWasTold(RefundFact.RefundReturnedOperator.class).size());
        assertEquals(
                List.of(refund()),
                new Refunds(database)
                        .listed(Refunds.Listed.RETURNED, 10, Optional.empty())
                        .items());
        shop.reconcile();
    }

    @Test
    void itIsDueFromTheHourAfterItCameBack() {
        comesBack(KEY);
        var unpaid = new UnpaidRefunds(database);
        assertEquals(Duration.ZERO, unpaid.longestDue(shop.clock.instant()));
        shop.clock.advance(OwedAnew.BEFORE_NEXT.multipliedBy(2));
        Instant now = shop.clock.instant();
        assertEquals(OwedAnew.BEFORE_NEXT, unpaid.longestDue(now));
        assertEquals(List.of(refund()), unpaid.due(now, 10, Optional.empty()).items());
        assertEquals(List.of(), unpaid.late(now, 10, Optional.empty()).items());
    }

    @Test
    void itIsPaidAgainUnderANewKeyThatNamesTheOldOne() {
        comesBack(KEY);
        assertEquals(SweepResult.NOTHING, shop.sweep());
        shop.clock.advance(OwedAnew.BEFORE_NEXT);
        assertEquals(1, shop.sweep().settled());
        assertEquals(Map.of(KEY, cny(9_900), KEY + "~2", cny(9_900)), shop.gateway.books());
        assertInstanceOf(RefundState.Settled.class, refund().state());
        assertEquals(2, buyerWasTold(RefundFact.RefundedBuyer.class).size());
        shop.reconcile();
    }

    @Test
    void itCanComeBackAgainAndIsLeftToAPersonInTheEnd() {
        for (int payment = 1; payment <= SweepRefunds.MOST_RETURNS; payment++) {
            comesBack(refund().key().toString());
            shop.reconcile();
            shop.clock.advance(OwedAnew.BEFORE_NEXT);
            shop.sweep();
        }
        assertInstanceOf(RefundState.Parked.class, refund().state());
        assertEquals(
                SweepRefunds.MOST_RETURNS,
                operatorWasTold(RefundFact.RefundReturnedOperator.class).size());
        new ResumeRefund(database).resume(refund().refundId(), shop.clock.instant());
        shop.sweep();
        assertInstanceOf(RefundState.Settled.class, refund().state());
        assertEquals(KEY + "~4", refund().key().toString());
        shop.reconcile();
    }

    @Test
    void messagesThatComeAgainOrLateChangeNothing() {
        comesBack(KEY);
        Refund returned = refund();
        comesBack(KEY);
        told(KEY, new GatewayOutcome.Done("gw-1"));
        told(KEY, new GatewayOutcome.Declined("account closed"));
        assertEquals(returned, refund());
        shop.clock.advance(OwedAnew.BEFORE_NEXT);
        shop.sweep();
        Refund paid = refund();
        comesBack(KEY);
        assertEquals(paid, refund());
        shop.reconcile();
    }

    /** Some gateways say only "declined" for this. An old message says the same, so the gateway is asked. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void declinedAfterItWasSettledCountsOnlyIfTheGatewaySaysSoWhenItIsAsked(boolean confirmed) {
        Instant settledAt = Shop.START;
        if (confirmed) {
            shop.gateway.answer(KEY, new GatewayOutcome.Declined("card expired"));
        }
        told(KEY, new GatewayOutcome.Declined("card expired"));
        assertInstanceOf(RefundState.Settled.class, refund().state());
        shop.sweep();
        if (confirmed) {
            assertInstanceOf(RefundState.Returned.class, refund().state());
            assertEquals(1, buyerWasTold(RefundFact.RefundReturnedBuyer.class).size());
        } else {
            assertEquals(new RefundState.Settled(settledAt, "gw-" + KEY), refund().state());
        }
        shop.reconcile();
    }

    @Test
    void aGatewayThatDoesNotAnswerIsAskedAgain() {
        shop.gateway.answer(KEY, new GatewayOutcome.Unknown("503"));
        told(KEY, new GatewayOutcome.Declined("card expired"));
        shop.sweep();
        shop.gateway.answer(KEY, new GatewayOutcome.Declined("card expired"));
        shop.clock.advance(Duration.ofHours(1));
        shop.sweep();
        assertInstanceOf(RefundState.Returned.class, refund().state());
    }

    @Test
    void whatWasNeverSeenToBePaidHasOnlyANewKey() {
        shop.place("O2", line("1", "M1", "S1", 1, 9_900));
        shop.admit("O2", "1", OptionalInt.empty());
        shop.gateway.next(Next.PEND);
        shop.sweep();
        Instant deadline = shop.refunds("O2", "1").getFirst().due().deadline();
        shop.clock.advance(DAY.multipliedBy(5));
        comesBack("O2~1~stockout~1-1");
        Refund back = shop.refunds("O2", "1").getFirst();
        assertInstanceOf(RefundState.Returned.class, back.state());
        assertEquals(deadline, back.due().deadline());
        String told = buyerWasTold(RefundFact.RefundReturnedBuyer.class).getFirst();
        assertTrue(told.contains("We pay it again as soon as possible, since it was due by"), told);
        shop.reconcile();
        shop.clock.advance(OwedAnew.BEFORE_NEXT);
        assertEquals(1, shop.sweep().settled());
        shop.reconcile();
    }

    @Test
    void whatWentBackToCouponsStaysThereAndTheCompensationStays() {
        refundsPaidInPartWithACoupon(1);
        assertEquals(cny(500), shop.coupons().getFirst().balance());
        told("P1~1~stockout~1-1", new GatewayOutcome.Returned("account closed"));
        Compensation compensation = shop.theCase("P1", "1").compensation();
        shop.reconcile();
        shop.clock.advance(OwedAnew.BEFORE_NEXT);
        shop.sweep();
        assertEquals(cny(9_900), shop.gateway.books().get("P1~1~stockout~1-1~2"));
        assertEquals(cny(500), shop.coupons().getFirst().balance());
        assertEquals(compensation, shop.theCase("P1", "1").compensation());
        shop.reconcile();
    }

    /** Refunds order P1 of 100.00, of which 1.00 was paid with a coupon. */
    private void refundsPaidInPartWithACoupon(int units) {
        shop.issue();
        String coupon = shop.coupons().getFirst().couponId();
        shop.place("P1", line("1", "M1", "S1", units, 10_000));
        new RedeemCoupon(database)
                .redeem(
                        new RedeemCoupon.Request(coupon, "R1", Shop.BUYER, Shop.BUYER, "P1", 100),
                        shop.clock.instant());
        shop.admit("P1", "1", OptionalInt.empty());
        shop.sweep();
    }

    private void elsewhere(String orderId, int units, long minor) {
        var told = new ExternalRefund.ExternalRefundCommand(
                new LineRef(orderId, "1"),
                "x-" + units,
                units,
                cny(minor),
                "bank-7",
                shop.clock.instant(),
                ExternalRefund.Why.CANCELLED);
        var recorded = new RecordExternalRefund(database).record(told, Actor.of("platform:shop"), shop.clock.instant());
        var external = assertInstanceOf(
                ExternalRefund.class,
                assertInstanceOf(Outcome.Created.class, recorded).value());
        assertEquals(new ExternalRefund.Outcome(0, units, 0), external.outcome());
    }

    @Test
    void whatCameBackAndIsRefundedElsewhereIsNotPaidAgainAndCountsOnce() {
        comesBack(KEY);
        elsewhere("O1", 1, 9_900);
        assertInstanceOf(RefundState.Withdrawn.class, refund().state());
        assertEquals(0, operatorWasTold(ElsewhereFact.PaidTwiceOperator.class).size());
        shop.clock.advance(OwedAnew.BEFORE_NEXT);
        shop.sweep();
        assertEquals(Set.of(KEY), shop.gateway.books().keySet());
        shop.reconcile();
    }

    @Test
    void whatWentBackToACouponDoesNotGoThereAgainWhenTheCashIsRefundedElsewhere() {
        refundsPaidInPartWithACoupon(2);
        told("P1~1~stockout~1-2", new GatewayOutcome.Returned("account closed"));
        elsewhere("P1", 1, 4_950);
        assertEquals(cny(4_950), shop.refunds("P1", "1").getFirst().split().cash());
        shop.clock.advance(OwedAnew.BEFORE_NEXT);
        shop.sweep();
        assertEquals(cny(4_950), shop.gateway.books().get("P1~1~stockout~1-2~2"));
        assertEquals(cny(500), shop.coupons().getFirst().balance());
        OrderFunds funds = new FundsRows(database).find("P1").orElseThrow().value();
        assertEquals(cny(0), funds.left());
        assertEquals(cny(100), funds.couponParts().getFirst().returning());
        shop.reconcile();
    }

    @Test
    void theEvidenceHasEachPaymentAndWhatBecameOfIt() {
        comesBack(KEY);
        shop.clock.advance(OwedAnew.BEFORE_NEXT);
        shop.sweep();
        List<String> record = new CaseRecord(database)
                .of(shop.theCase("O1", "1")).stream()
                        .map(RecordEntry::what)
                        .filter(what -> what.startsWith("refund"))
                        .toList();
        assertEquals(List.of("refundSettled", "refundReturned", "refundSettled"), record);
    }

    @Test
    void aKeyIsReadAsTheRefundAndThePaymentThatItNames() {
        var id = RefundId.parse(KEY).orElseThrow();
        for (int number : new int[] {1, 2, 10, 9_999}) {
            var key = new PaymentKey(id, number);
            assertEquals(Optional.of(key), PaymentKey.parse(key.toString()));
        }
        for (String other : List.of(KEY + "~1", KEY + "~0", KEY + "~02", KEY + "~", KEY + "~x", KEY + "~2~2", "~2")) {
            assertTrue(PaymentKey.parse(other).isEmpty(), other);
        }
    }
}
