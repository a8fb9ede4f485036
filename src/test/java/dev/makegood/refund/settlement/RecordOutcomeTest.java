package dev.makegood.refund.settlement;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.payment.GatewayOutcome;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.Tries;
import dev.makegood.shop.ScriptedGateway;
import dev.makegood.shop.Shop;
import dev.makegood.storage.TornRead;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies the next step of a claimed refund after each answer that does not end it. */
class RecordOutcomeTest {
    private static final Instant NOW = START.plusSeconds(60);
    private static final Instant LATER = NOW.plusSeconds(7_000);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PENDS = Duration.ofDays(15);

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final Refunds refunds = new Refunds(database);
    private final RecordOutcome outcomes = new RecordOutcome(database, new ScriptedGateway());

    @BeforeEach
    void aRefundIsDue() {
        shop.place("O1", line("1", "M1", "S1", 1, 5_000));
        shop.admit("O1", "1", OptionalInt.empty());
    }

    private Refund refund() {
        return shop.refunds("O1", "1").getFirst();
    }

    private RefundState.Claimed claimed(Tries tries, Optional<Instant> otherwise) {
        var claim = new RefundState.Claimed(NOW.plusSeconds(120), 7, otherwise);
        var stored = refunds.find(refund().refundId()).orElseThrow();
        assertTrue(
                database.commit(List.of(refunds.replace(stored, stored.value().with(claim, tries)))));
        return claim;
    }

    private Refund after(GatewayOutcome outcome) {
        return after(claimed(Tries.NONE.begun(NOW), Optional.empty()), outcome, NOW);
    }

    private Refund after(RefundState.Claimed claim, GatewayOutcome outcome, Instant now) {
        Refund recorded = outcomes.record(refund().key(), claim, outcome, now);
        assertEquals(refund(), recorded);
        return recorded;
    }

    private static GatewayOutcome notNow(Optional<Duration> retryAfter) {
        return new GatewayOutcome.NotNow(retryAfter, "busy");
    }

    private void assertWaits(Duration wait, Optional<Duration> retryAfter) {
        Refund waiting = after(notNow(retryAfter));
        assertEquals(new RefundState.Submitted(NOW.plus(wait)), waiting.state());
        assertEquals(
                Optional.of("the gateway asks to wait: busy"), waiting.tries().reason());
        assertEquals(0, waiting.tries().attempts());
    }

    @Test
    void notNowIsTriedAgainWhenTheProviderSaysWithinBounds() {
        assertWaits(MINUTE, Optional.empty());
        assertWaits(Duration.ofSeconds(15), Optional.of(Duration.ofMillis(14_999)));
        assertWaits(Duration.ofSeconds(15), Optional.of(Duration.ofSeconds(15)));
        assertWaits(Duration.ofMillis(15_001), Optional.of(Duration.ofMillis(15_001)));
        assertWaits(Duration.ofMinutes(15), Optional.of(Duration.ofMinutes(15)));
        assertWaits(Duration.ofMinutes(15), Optional.of(Duration.ofHours(1)));
    }

    @Test
    void anEmptyBalanceIsNeitherAnAttemptNorADecline() {
        Refund waiting = after(new GatewayOutcome.NoBalance("0.10 left"));
        assertEquals(new RefundState.Scheduled(NOW.plus(Duration.ofMinutes(10))), waiting.state());
        assertEquals(
                Optional.of("the balance is too low: 0.10 left"),
                waiting.tries().reason());
        assertEquals(0, waiting.tries().attempts());
        assertEquals(Optional.empty(), waiting.tries().since());
    }

    @Test
    void whatALimitForbidsIsLeftToAPersonAtOnce() {
        Refund parked = after(new GatewayOutcome.Forbidden("the payment is too old"));
        assertEquals(
                new RefundState.Parked(
                        NOW, "not sent: the payment is too old", Optional.of(NOW.plus(Duration.ofDays(1)))),
                parked.state());
        assertEquals(1, parked.rounds());
    }

    @Test
    void anUnknownOutcomeIsAskedAbout() {
        Refund waiting = after(new GatewayOutcome.Unknown("time-out"));
        assertEquals(new RefundState.Submitted(NOW.plus(MINUTE)), waiting.state());
        assertEquals(Optional.of("outcome unknown: time-out"), waiting.tries().reason());
    }

    @Test
    void afterAHintItIsAskedAboutWhenItWasToBeAnyway() {
        var unknown = new GatewayOutcome.Unknown("time-out");
        Tries tries = Tries.NONE.begun(NOW);
        assertEquals(
                new RefundState.Submitted(LATER),
                after(claimed(tries, Optional.of(LATER)), unknown, NOW).state());
        assertEquals(
                new RefundState.Submitted(NOW.plus(MINUTE)),
                after(claimed(tries, Optional.of(NOW)), unknown, NOW).state());
    }

    @Test
    void declinedIsSentAgain() {
        Refund waiting = after(new GatewayOutcome.Declined("no account"));
        assertEquals(new RefundState.Scheduled(NOW.plus(MINUTE)), waiting.state());
        assertEquals(Optional.of("declined: no account"), waiting.tries().reason());
    }

    @Test
    void itPendsUpToTheProvidersLimitAndIsThenLeftToAPerson() {
        Tries tries = Tries.NONE.begun(NOW).pending(true, NOW);
        var pending = new GatewayOutcome.Pending("p-1");
        Instant limit = NOW.plus(PENDS);
        Refund waiting = after(claimed(tries, Optional.empty()), pending, limit);
        assertEquals(new RefundState.Pending(limit.plus(Duration.ofMinutes(2))), waiting.state());
        assertEquals(Optional.of(limit), waiting.payments().acceptedAt());
        Refund parked = after(claimed(tries, Optional.empty()), pending, limit.plusMillis(1));
        assertEquals(
                new RefundState.Parked(
                        limit.plusMillis(1),
                        "still pending after 15 days",
                        Optional.of(limit.plusMillis(1).plus(Duration.ofDays(1)))),
                parked.state());
        assertEquals(1, parked.rounds());
    }

    @Test
    void anAnswerToAClaimThatIsNoLongerHeldChangesNothing() {
        claimed(Tries.NONE, Optional.empty());
        var another = new RefundState.Claimed(NOW, 8, Optional.empty());
        Refund before = refund();
        assertEquals(before, after(another, new GatewayOutcome.Declined("no account"), NOW));
    }

    @Test
    void anAnswerIsOfARefund() {
        var claim = claimed(Tries.NONE, Optional.empty());
        var empty = new RecordOutcome(new MemoryDatabase(), new ScriptedGateway());
        var fault = assertThrows(
                TornRead.class, () -> empty.record(refund().key(), claim, new GatewayOutcome.Pending("p-1"), NOW));
        assertTrue(fault.getMessage().endsWith("does not exist"), fault::getMessage);
    }
}
