package dev.makegood.refund.sending;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.notice.RefundFact;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayTerms;
import dev.makegood.payment.ProviderLimits;
import dev.makegood.payment.Providers;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.manual.ResumeRefund;
import dev.makegood.refund.settlement.ReceiveGatewayEvent;
import dev.makegood.shop.ScriptedGateway.Next;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies what becomes of a refund that its provider cannot carry out, now or ever. */
class ForbiddenRefundsTest {
    private static final String KEY = "O1~1~stockout~1-1";
    private static final String TOO_OLD =
            "not sent: the provider refunds no payment that is older than 90 days; pay the refund by hand";

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    @BeforeEach
    void aPaymentIsRefundedForNinetyDays() {
        shop.cutClock();
        var limits = new ProviderLimits(
                Pattern.compile("[0-9a-z]{32}"),
                Optional.of(Duration.ofDays(90)),
                OptionalInt.of(3),
                OptionalInt.empty(),
                Optional.empty(),
                true);
        shop.gateway.terms = new GatewayTerms(Duration.ofDays(15), false, Duration.ZERO, limits);
        shop.place("O1", line("1", "M1", "S1", 1, 5_000));
    }

    private Refund refund() {
        return shop.refunds("O1", "1").getFirst();
    }

    private void dueAfter(Duration age) {
        shop.clock.advance(age);
        shop.admit("O1", "1", OptionalInt.empty());
        shop.sweep();
    }

    private String parked() {
        return assertInstanceOf(RefundState.Parked.class, refund().state()).reason();
    }

    @Test
    void aPaymentOfThatAgeIsStillRefunded() {
        dueAfter(Duration.ofDays(90));
        assertInstanceOf(RefundState.Settled.class, refund().state());
    }

    @Test
    void anOlderPaymentIsLeftToAPersonAtOnceAndNotSent() {
        dueAfter(Duration.ofDays(90).plusMillis(1));
        assertEquals(TOO_OLD, parked());
        assertEquals(List.of(), shop.gateway.sent);
        assertEquals(
                1,
                shop.told(Actor.OPERATOR, RefundFact.RefundParkedOperator.class).size());
        assertEquals(
                1,
                shop.told(Actor.buyer(Shop.BUYER), RefundFact.RefundDelayedBuyer.class)
                        .size());
        new ResumeRefund(database).resume(refund().refundId(), shop.clock.instant());
        shop.sweep();
        assertEquals(TOO_OLD, parked());
        assertEquals(List.of(), shop.gateway.sent);
        shop.reconcile();
    }

    private void goesShort(int units) {
        shop.admit("O2", "1", OptionalInt.of(units));
        shop.sweep();
    }

    @Test
    void noMoreRefundsOfAPaymentAreSentThanTheProviderMakesAndEachNumberCounts() {
        shop.place("O2", line("1", "M1", "S1", 3, 3_000));
        goesShort(1);
        goesShort(2);
        Refund first = shop.refunds("O2", "1").getFirst();
        var back = new GatewayOutcome.Returned("account closed");
        new ReceiveGatewayEvent(database, Providers.HTTP)
                .receive(
                        new GatewayEvent("e-1", first.key().toString(), "gw-1", cny(1_000), back),
                        shop.clock.instant());
        shop.clock.advance(Duration.ofHours(1));
        shop.sweep();
        assertInstanceOf(
                RefundState.Settled.class, shop.refunds("O2", "1").getFirst().state());
        goesShort(3);
        assertEquals(3, shop.gateway.sent.size());
        assertEquals(
                "not sent: the provider makes no more than 3 refunds of a payment; pay the refund by hand",
                assertInstanceOf(
                                RefundState.Parked.class,
                                shop.refunds("O2", "1").getLast().state())
                        .reason());
        shop.reconcile();
    }

    @Test
    void whatWasSentInTimeIsFoundAndNeverLeftToAPersonBecauseOfItsAge() {
        shop.gateway.next(Next.PAY_AND_TIME_OUT);
        dueAfter(Duration.ofDays(90));
        shop.clock.advance(Duration.ofDays(1));
        shop.sweep();
        assertInstanceOf(RefundState.Settled.class, refund().state());
        assertEquals(Map.of(KEY, cny(5_000)), shop.gateway.books());
        shop.reconcile();
    }

    @Test
    void whatLacksBalanceIsTriedUntilItIsPaidAndNeverLeftToAPerson() {
        shop.admit("O1", "1", OptionalInt.empty());
        for (int tenMinutes = 0; tenMinutes < 6 * 24; tenMinutes++) {
            shop.gateway.next(Next.LACK_BALANCE);
            shop.sweep();
            assertInstanceOf(RefundState.Scheduled.class, refund().state());
            assertEquals(0, refund().tries().attempts());
            shop.clock.advance(Duration.ofMinutes(10));
        }
        assertEquals(6 * 24, shop.gateway.sent.size());
        shop.sweep();
        assertInstanceOf(RefundState.Settled.class, refund().state());
        assertEquals(Map.of(KEY, cny(5_000)), shop.gateway.books());
        shop.reconcile();
    }
}
