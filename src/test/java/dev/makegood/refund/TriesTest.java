package dev.makegood.refund;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Verifies how long a refund waits for its next look-up or attempt. */
class TriesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T04:00:00Z");

    @Test
    void whileItIsPendingEachWaitIsTwiceTheOneBeforeUpToSixHours() {
        Tries tries = Tries.NONE;
        for (int minutes = 1; minutes <= 256; minutes *= 2) {
            tries = tries.pending(true, NOW);
            assertEquals(Duration.ofMinutes(minutes), tries.whilePending());
        }
        assertEquals(Duration.ofHours(6), tries.pending(true, NOW).whilePending());
    }

    @Test
    void anAnswerThatAHintAskedForMakesNoWaitLonger() {
        Tries once = Tries.NONE.pending(true, NOW);
        assertEquals(once.whilePending(), once.pending(false, NOW).whilePending());
        assertEquals(
                Duration.ofMinutes(2),
                once.pending(false, NOW).pending(true, NOW).whilePending());
    }
}
