package dev.makegood.refund.settlement;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.coupon.Rivals;
import dev.makegood.order.PaidOrder;
import dev.makegood.payment.EventOrigin;
import dev.makegood.payment.EventOrigin.NamedPayment;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.Providers;
import dev.makegood.payment.RefundRequest;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Tries;
import dev.makegood.refund.sending.SweepResult;
import dev.makegood.refund.settlement.ReceiveGatewayEvent.Received;
import dev.makegood.refund.settlement.UnexpectedEvent.Why;
import dev.makegood.shop.ScriptedGateway.Next;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Verifies that the webhook may come early, late, twice or about something else: the refund is settled once, and only
 * by "done".
 */
class ReceiveGatewayEventContract extends Contract {
    private static final String KEY = "O1~1~stockout~1-1";
    private static final GatewayOutcome DONE = new GatewayOutcome.Done("gw-1");
    private static final GatewayOutcome DECLINED = new GatewayOutcome.Declined("account closed");

    private Shop shop;

    @BeforeEach
    void aRefundIsScheduled() {
        shop = new Shop(database(), scanner());
        shop.place("O1", line("1", "M1", "A", 1, 5_000));
        shop.admit("O1", "1", OptionalInt.empty());
    }

    private Received receive(String key, Money amount, GatewayOutcome outcome) {
        return new ReceiveGatewayEvent(database(), Providers.HTTP)
                .receive(new GatewayEvent("e-1", key, "gw-1", amount, outcome), shop.clock.instant());
    }

    private Received receive(GatewayOutcome outcome) {
        return receive(KEY, cny(5_000), outcome);
    }

    private RefundState state() {
        return shop.refunds("O1", "1").getFirst().state();
    }

    private void pending() {
        shop.gateway.next(Next.PEND);
        shop.sweep();
        assertInstanceOf(RefundState.Pending.class, state());
    }

    private void assertSettled(RefundState.Settled expected) {
        assertEquals(expected, state());
        shop.clock.advance(Duration.ofDays(1));
        assertEquals(SweepResult.NOTHING, shop.sweep());
        shop.reconcile();
    }

    private RefundState.Settled settledNow() {
        return new RefundState.Settled(shop.clock.instant(), "gw-1");
    }

    @Test
    void doneSettlesWhatIsPending() {
        pending();
        var settled = settledNow();
        var accepted = assertInstanceOf(Received.Accepted.class, receive(DONE));
        assertEquals(settled, accepted.refund().state());
        assertSettled(settled);
    }

    @Test
    void doneBeforeAnythingWasSentSettlesAndNothingIsSent() {
        var settled = settledNow();
        receive(DONE);
        assertSettled(settled);
        assertEquals(List.of(), shop.gateway.sent);
    }

    @Test
    void doneWhileAWorkerHasItLeavesTheWorkerNothingToSettle() {
        shop.gateway.next(Next.CRASH_CALLER);
        shop.sweep();
        shop.failures.clear();
        assertInstanceOf(RefundState.Claimed.class, state());
        var settled = settledNow();
        receive(DONE);
        assertSettled(settled);
    }

    @Test
    void doneSettlesWhatWasGivenUp() {
        for (int attempt = 0; attempt < Tries.MAX_ATTEMPTS; attempt++) {
            shop.gateway.next(Next.DECLINE);
            shop.sweep();
            shop.clock.advance(Duration.ofHours(1));
        }
        assertInstanceOf(RefundState.Parked.class, state());
        var settled = settledNow();
        receive(DONE);
        assertSettled(settled);
    }

    @Test
    void doneAgainOrLaterChangesNothing() {
        pending();
        var settled = settledNow();
        receive(DONE);
        shop.clock.advance(Duration.ofMinutes(1));
        assertInstanceOf(Received.Accepted.class, receive(new GatewayOutcome.Done("gw-2")));
        assertSettled(settled);
    }

    @Test
    void sixteenAtOnceSettleOnce() throws Exception {
        pending();
        var settled = settledNow();
        Rivals.race(_ -> receive(DONE));
        assertSettled(settled);
    }

    @Test
    void declinedOnlyMakesTheSweepAskAtOnce() {
        pending();
        shop.gateway.refund(new RefundRequest(KEY, "O1", cny(5_000)));
        assertEquals(SweepResult.NOTHING, shop.sweep());
        assertInstanceOf(Received.Accepted.class, receive(DECLINED));
        assertEquals(new RefundState.Pending(shop.clock.instant()), state());
        assertEquals(1, shop.sweep().settled());
        assertEquals(List.of(KEY), shop.gateway.asked);
    }

    @Test
    void declinedAfterTheEndIsAskedAboutAndBeforeTheStartChangesNothing() {
        RefundState scheduled = state();
        receive(DECLINED);
        assertEquals(scheduled, state());
        shop.sweep();
        RefundState settled = state();
        receive(DECLINED);
        shop.sweep();
        assertEquals(List.of(KEY), shop.gateway.asked);
        assertSettled((RefundState.Settled) settled);
    }

    @Test
    void anotherAmountOrCurrencyIsKeptAndChangesNothing() {
        pending();
        for (Money other : List.of(cny(4_999), cny(5_001), Money.ofMinor(CurrencyUnit.USD, 5_000))) {
            assertEquals(new Received.Kept(Why.OTHER_AMOUNT), receive(KEY, other, DONE));
        }
        assertInstanceOf(RefundState.Pending.class, state());
    }

    /** Places an order that the buyer paid through Stripe to a merchant's own account, and makes its refund pend. */
    private void paidThroughStripe() {
        var payment = new OrderPayment(Providers.STRIPE, "pi_1", Optional.of("acct_M"), cny(7_000));
        shop.report(new PaidOrder(
                "O2",
                "pinduoduo",
                Shop.BUYER,
                Shop.CNY,
                Shop.START,
                List.of(line("1", "M1", "B", 1, 7_000)),
                List.of(payment)));
        shop.admit("O2", "1", OptionalInt.empty());
        shop.gateway.next(Next.PEND);
        shop.gateway.next(Next.PEND);
        shop.sweep();
    }

    private Received receive(String key, Money amount, GatewayOutcome outcome, EventOrigin origin) {
        return new ReceiveGatewayEvent(database(), Providers.HTTP)
                .receive(new GatewayEvent("e-" + origin, key, "re_1", amount, outcome, origin), shop.clock.instant());
    }

    private static EventOrigin stripe(Optional<String> account, String... references) {
        return EventOrigin.of(Providers.STRIPE, new NamedPayment(Set.of(references), account));
    }

    @Test
    void anotherPaymentAccountProviderOrOrderIsKeptAndChangesNothing() {
        paidThroughStripe();
        String key = "O2~1~stockout~1-1";
        Refund before = shop.refunds("O2", "1").getFirst();
        assertInstanceOf(RefundState.Pending.class, before.state());
        for (EventOrigin other : List.of(
                stripe(Optional.of("acct_M"), "pi_2", "ch_2"),
                stripe(Optional.of("acct_N"), "pi_1"),
                stripe(Optional.empty(), "pi_1"),
                EventOrigin.of(Providers.HTTP),
                EventOrigin.of(Providers.WECHAT_PAY, new NamedPayment(Set.of("pi_1"), Optional.of("acct_M"))))) {
            for (GatewayOutcome outcome : List.of(DONE, DECLINED, new GatewayOutcome.Returned("canceled"))) {
                assertEquals(new Received.Kept(Why.OTHER_PAYMENT), receive(key, cny(7_000), outcome, other));
            }
        }
        assertEquals(before, shop.refunds("O2", "1").getFirst());
        var elsewhere = new EventOrigin(Providers.HTTP, Optional.of("O2"), Optional.empty());
        assertEquals(new Received.Kept(Why.OTHER_PAYMENT), receive(KEY, cny(5_000), DONE, elsewhere));
        assertEquals(
                new Received.Kept(Why.OTHER_PAYMENT),
                receive(KEY, cny(5_000), DONE, stripe(Optional.of("acct_M"), "pi_1")));
        assertInstanceOf(RefundState.Pending.class, state());
        assertEquals(
                7,
                new UnexpectedEvents(database())
                        .open(20, Optional.empty())
                        .items()
                        .size());
        assertInstanceOf(
                Received.Accepted.class, receive(key, cny(7_000), DONE, stripe(Optional.of("acct_M"), "pi_1", "ch_1")));
        assertInstanceOf(
                RefundState.Settled.class, shop.refunds("O2", "1").getFirst().state());
    }

    @Test
    void aKeyThatIsNotOursIsKeptAndChangesNothing() {
        for (String key :
                List.of("O9~1~stockout~1-1", "O1~1~stockout~1-2", "O1~1~stockout", KEY + "0", KEY + "~2", "?")) {
            assertEquals(new Received.Kept(Why.UNKNOWN_KEY), receive(key, cny(5_000), DONE), key);
        }
        assertInstanceOf(RefundState.Scheduled.class, state());
    }
}
