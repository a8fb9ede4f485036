package dev.makegood.refund;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.coupon.Rivals;
import dev.makegood.coupon.redemption.RedeemCoupon;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Kinds;
import dev.makegood.notice.Notices;
import dev.makegood.notice.RefundFact;
import dev.makegood.notice.WrittenNotices;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.Providers;
import dev.makegood.payment.RefundRequest;
import dev.makegood.refund.manual.ResumeRefund;
import dev.makegood.refund.sending.SweepResult;
import dev.makegood.refund.settlement.ReceiveGatewayEvent;
import dev.makegood.shop.ScriptedGateway.Next;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Verifies that whatever the gateway does and whichever process dies, the money moves once, and "refunded" is said
 * afterwards.
 */
class RefundContract extends Contract {
    private static final String KEY = "O1~1~stockout~1-1";

    private Shop shop;

    @BeforeEach
    void aRefundIsDue() {
        shop = new Shop(database(), scanner());
        shop.place("O1", line("1", "M1", "S1", 1, 5_000));
        shop.admit("O1", "1", OptionalInt.empty());
    }

    private RefundState state() {
        return shop.refunds("O1", "1").getFirst().state();
    }

    private List<Class<? extends Fact>> told() {
        return new Notices(database())
                .ofRecipient(Actor.buyer(Shop.BUYER), 100, Optional.empty()).items().stream()
                        .<Class<? extends Fact>>map(notice -> notice.fact().getClass())
                        .toList();
    }

    private void assertSettledOnce() {
        assertInstanceOf(RefundState.Settled.class, state());
        assertEquals(Map.of(KEY, cny(5_000)), shop.gateway.books());
        assertEquals(
                1,
                told().stream().filter(RefundFact.RefundedBuyer.class::equals).count());
        shop.reconcile();
    }

    private void assertNotRefunded() {
        assertTrue(!told().contains(RefundFact.RefundedBuyer.class));
    }

    private ReceiveGatewayEvent.Received event(String key, Money amount, GatewayOutcome outcome) {
        return new ReceiveGatewayEvent(database(), Providers.HTTP)
                .receive(new GatewayEvent("e-1", key, "gw-1", amount, outcome), shop.clock.instant());
    }

    @Test
    void isPaidAtOnce() {
        assertEquals(1, shop.sweep().settled());
        assertEquals(SweepResult.NOTHING, shop.sweep());
        assertSettledOnce();
    }

    @Test
    void timedOutAfterPayingIsAskedAndNotSentAgain() {
        shop.gateway.next(Next.PAY_AND_TIME_OUT);
        assertEquals(1, shop.sweep().waiting());
        assertNotRefunded();
        shop.clock.advance(Duration.ofMinutes(1));
        shop.sweep();
        assertEquals(List.of(KEY), shop.gateway.sent);
        assertSettledOnce();
    }

    @Test
    void timedOutBeforePayingIsAskedAndThenSentUnderTheSameKey() {
        shop.gateway.next(Next.TIME_OUT);
        shop.sweep();
        shop.clock.advance(Duration.ofMinutes(1));
        shop.sweep();
        assertEquals(List.of(KEY), shop.gateway.asked);
        assertEquals(List.of(KEY, KEY), shop.gateway.sent);
        assertSettledOnce();
    }

    @Test
    void aWorkerThatDiedIsReplacedWhenItsLeaseEnds() {
        shop.gateway.next(Next.CRASH_CALLER);
        assertEquals(1, shop.sweep().failed());
        shop.failures.clear();
        shop.clock.advance(Duration.ofMinutes(2).minusMillis(1));
        assertEquals(SweepResult.NOTHING, shop.sweep());
        shop.clock.advance(Duration.ofMillis(1));
        assertEquals(1, shop.sweep().settled());
        assertEquals(List.of(KEY), shop.gateway.sent);
        assertSettledOnce();
    }

    @Test
    void declinedIsTriedAgainLaterAndParkedInTheEnd() {
        for (int attempt = 1; attempt < Tries.MAX_ATTEMPTS; attempt++) {
            shop.gateway.next(Next.DECLINE);
            assertEquals(1, shop.sweep().waiting(), "attempt " + attempt);
            assertInstanceOf(RefundState.Scheduled.class, state());
            shop.clock.advance(Duration.ofHours(1));
        }
        shop.gateway.next(Next.DECLINE);
        assertEquals(1, shop.sweep().parked());
        Instant now = shop.clock.instant();
        assertEquals(
                new RefundState.Parked(now, "declined: account closed", Optional.of(now.plus(Duration.ofDays(1)))),
                state());
        assertTrue(told().contains(RefundFact.RefundDelayedBuyer.class));
        WrittenNotices.get(database(), Actor.OPERATOR, KEY + "~" + Kinds.name(RefundFact.RefundParkedOperator.class));
        assertEquals(
                1,
                new Refunds(database())
                        .listed(Refunds.Listed.PARKED, 10, Optional.empty())
                        .items()
                        .size());
        new ResumeRefund(database()).resume(RefundId.of(KEY), shop.clock.instant());
        shop.sweep();
        assertEquals(KEY, shop.gateway.asked.getLast());
        assertSettledOnce();
    }

    @Test
    void everyRoundThatEndsParkedIsTold() {
        shop.gateway.breakDown();
        for (int round = 0; round < 2; round++) {
            for (int attempt = 0; attempt <= Tries.MAX_ATTEMPTS; attempt++) {
                shop.sweep();
                shop.clock.advance(Duration.ofMinutes(40));
            }
            assertInstanceOf(RefundState.Parked.class, state());
            new ResumeRefund(database()).resume(RefundId.of(KEY), shop.clock.instant());
        }
        assertEquals(
                2,
                told().stream()
                        .filter(RefundFact.RefundDelayedBuyer.class::equals)
                        .count());
    }

    @Test
    void aRefundThatFailsOnOurSideEveryTimeIsParkedToo() {
        shop.gateway.breakDown();
        for (int attempt = 1; attempt <= Tries.MAX_ATTEMPTS; attempt++) {
            assertEquals(1, shop.sweep().failed(), "attempt " + attempt);
            shop.clock.advance(Duration.ofMinutes(40));
        }
        shop.sweep();
        assertInstanceOf(RefundState.Parked.class, state());
        assertTrue(told().contains(RefundFact.RefundDelayedBuyer.class));
        assertNotRefunded();
    }

    @Test
    void pendingIsSettledByTheWebhookHoweverOften() {
        shop.gateway.next(Next.PEND);
        shop.sweep();
        assertNotRefunded();
        shop.gateway.refund(new RefundRequest(KEY, "O1", cny(5_000)));
        event(KEY, cny(5_000), new GatewayOutcome.Done("gw-1"));
        event(KEY, cny(5_000), new GatewayOutcome.Done("gw-1"));
        event(KEY, cny(5_000), new GatewayOutcome.Declined("late"));
        shop.clock.advance(Duration.ofHours(1));
        shop.sweep();
        assertSettledOnce();
    }

    @Test
    void oneBadRefundDoesNotStopTheRest() {
        for (int i = 2; i <= 9; i++) {
            shop.place("O" + i, line("1", "M1", "S1", 1, 100));
            shop.admit("O" + i, "1", OptionalInt.empty());
        }
        shop.gateway.next(Next.CRASH_CALLER);
        SweepResult pass = shop.sweep();
        assertEquals(1, pass.failed());
        assertEquals(8, pass.settled());
    }

    @Test
    void sweepersAtOnceMoveTheMoneyOnce() throws Exception {
        Rivals.race(_ -> shop.sweep());
        assertEquals(List.of(KEY), shop.gateway.sent);
        assertSettledOnce();
    }

    @Test
    void whatWasPaidWithACouponComesBackToIt() {
        shop.issue();
        String coupon = shop.coupons().getFirst().couponId();
        shop.place("P1", line("1", "M1", "S1", 2, 800));
        redeem(coupon, "R1", "P1", 100);
        redeem(coupon, "R2", "P1", 200);
        shop.admit("P1", "1", OptionalInt.of(1));
        shop.sweep();
        assertEquals(cny(250), shop.gateway.books().get("P1~1~stockout~1-1"));
        assertEquals(cny(350), shop.coupons().getFirst().balance());
        shop.admit("P1", "1", OptionalInt.empty());
        shop.sweep();
        assertEquals(cny(250), shop.gateway.books().get("P1~1~stockout~2-2"));
        assertEquals(cny(500), shop.coupons().getFirst().balance());
        shop.reconcile();
    }

    @Test
    void anOrderPaidWithCouponsAloneNeedsNoGateway() {
        shop.issue();
        shop.place("P1", line("1", "M1", "S1", 1, 500));
        redeem(shop.coupons().getFirst().couponId(), "R1", "P1", 500);
        shop.admit("P1", "1", OptionalInt.empty());
        shop.sweep();
        assertEquals(Map.of(KEY, cny(5_000)), shop.gateway.books());
        assertEquals(cny(500), shop.coupons().getFirst().balance());
        shop.reconcile();
    }

    private void redeem(String couponId, String redemptionId, String orderId, long minor) {
        new RedeemCoupon(database())
                .redeem(
                        new RedeemCoupon.Request(couponId, redemptionId, Shop.BUYER, Shop.BUYER, orderId, minor),
                        shop.clock.instant());
    }
}
