package dev.makegood.refund;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies that a worker knows its claim by the claim's token, whatever the workers' clocks say. */
class ClaimTest {
    private static final Instant UNTIL = Instant.parse("2026-03-02T04:02:00.123456789Z");

    private final RefundState.Claimed mine = new RefundState.Claimed(UNTIL, 7, Optional.empty());

    @Test
    void aRowThatKeepsFewerDigitsOfItsInstantIsStillTheSameClaim() {
        assertTrue(
                mine.isHeld(new RefundState.Claimed(Instant.parse("2026-03-02T04:02:00.123Z"), 7, Optional.empty())));
    }

    @Test
    void anotherWorkersClaimUntilTheSameInstantIsAnotherOne() {
        assertFalse(mine.isHeld(new RefundState.Claimed(UNTIL, 9, Optional.empty())));
    }

    @Test
    void aRefundThatIsClaimedNoMoreIsHeldByNobody() {
        assertFalse(mine.isHeld(new RefundState.Submitted(UNTIL)));
    }
}
