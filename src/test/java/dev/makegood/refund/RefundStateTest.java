package dev.makegood.refund;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.inventory.StockKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies when each state wakes, what it asks first, and its next state. */
class RefundStateTest {
    private static final Instant AT = Instant.parse("2026-03-02T04:00:00Z");
    private static final Instant NEXT = AT.plusSeconds(60);
    private static final Instant LATER = AT.plusSeconds(600);
    private static final StockKey STOCK = new StockKey("M1", "A");

    @Test
    void onlyWhatTheGatewayMayHaveSeenIsLookedUpBeforeItIsSent() {
        assertFalse(new RefundState.Scheduled(AT).askFirst());
        assertFalse(new RefundState.Deferred(AT, STOCK, Optional.empty()).askFirst());
        assertFalse(new RefundState.Returned(AT, "closed", NEXT).askFirst());
        assertTrue(new RefundState.Claimed(AT, 1, Optional.empty()).askFirst());
        assertTrue(new RefundState.Submitted(AT).askFirst());
        assertTrue(new RefundState.Pending(AT).askFirst());
    }

    @Test
    void whatIsPostponedWakesLaterAndStaysWhatItIs() {
        assertEquals(new RefundState.Scheduled(LATER), new RefundState.Scheduled(AT).postponed(LATER));
        assertEquals(new RefundState.Submitted(LATER), new RefundState.Submitted(AT).postponed(LATER));
        assertEquals(new RefundState.Pending(LATER), new RefundState.Pending(AT).postponed(LATER));
        assertEquals(
                new RefundState.Returned(AT, "closed", LATER),
                new RefundState.Returned(AT, "closed", NEXT).postponed(LATER));
    }

    @Test
    void aPaymentThatCameBackWakesWhenItIsPaidAgain() {
        assertEquals(NEXT, new RefundState.Returned(AT, "closed", NEXT).wakeAt());
    }

    @Test
    void aWaitKeepsItsEndWhateverComes() {
        var wait = new RefundState.Deferred(AT, STOCK, Optional.empty());
        var moved = new RefundState.Moved("r-1", Optional.of(LocalDate.EPOCH));
        assertEquals(AT, wait.wakeAt());
        assertEquals(wait, wait.postponed(LATER));
        assertEquals(new RefundState.Deferred(AT, STOCK, Optional.of(moved)), wait.told(moved));
    }

    @Test
    void aClaimThatIsPostponedMayHaveBeenSent() {
        assertEquals(
                new RefundState.Submitted(LATER), new RefundState.Claimed(AT, 1, Optional.of(NEXT)).postponed(LATER));
    }

    @Test
    void aClaimIsHeldByItsTokenAlone() {
        var claim = new RefundState.Claimed(AT, 7, Optional.empty());
        assertTrue(claim.isHeld(new RefundState.Claimed(LATER, 7, Optional.of(NEXT))));
        assertFalse(claim.isHeld(new RefundState.Claimed(AT, 8, Optional.empty())));
        assertFalse(claim.isHeld(new RefundState.Submitted(AT)));
    }

    @Test
    void aClaimSaysUntilWhenAndWhatItWouldHaveWakenAtOtherwise() {
        assertEquals(
                new RefundState.Claimed(LATER, 7, Optional.of(NEXT)),
                new RefundState.Scheduled(AT).claim(LATER, 7, Optional.of(NEXT)));
    }

    @Test
    void whatIsParkedIsStillAskedAfterAndCanBeSentAgain() {
        var parked = new RefundState.Claimed(AT, 1, Optional.empty()).parked(NEXT, "no account", LATER);
        assertEquals(new RefundState.Parked(NEXT, "no account", Optional.of(LATER)), parked);
        assertEquals(new RefundState.Parked(NEXT, "no account", Optional.of(AT)), parked.asked(Optional.of(AT)));
        assertEquals(new RefundState.Submitted(LATER), parked.resumed(LATER));
    }

    @Test
    void whatIsPaidKeepsWhenAndHowWhileItIsAskedAfter() {
        var payment = new ManualPayment("bank", AT, "ref-1", 100);
        assertEquals(
                new RefundState.Settled(AT, "g-1", Optional.empty(), Optional.of(LATER)),
                new RefundState.Submitted(NEXT)
                        .settled(AT, "g-1", Optional.empty())
                        .asked(Optional.of(LATER)));
        assertEquals(
                new RefundState.PaidByHand(NEXT, Actor.of("operator:o"), payment, Optional.of(LATER)),
                new RefundState.Submitted(AT)
                        .paidByHand(NEXT, Actor.of("operator:o"), payment, Optional.empty())
                        .asked(Optional.of(LATER)));
    }
}
