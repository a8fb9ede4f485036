package dev.makegood.refund;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies which attempts count, and how long a refund waits for its next look-up or attempt. */
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
    void anAttemptThatIsTakenBackLeavesTheOthersSinceTheFirst() {
        Tries one = Tries.NONE.begun(NOW);
        Tries two = one.failed("503").begun(NOW.plusSeconds(60));
        Tries back = two.undone(true, "not now");
        assertEquals(1, back.attempts());
        assertEquals(Optional.of(NOW), back.since());
        assertEquals(Optional.of("not now"), back.reason());
        assertEquals(2, two.undone(false, "not now").attempts());
        assertEquals(Optional.of(NOW), two.undone(false, "not now").since());
        assertEquals(0, one.undone(true, "not now").attempts());
        assertEquals(Optional.empty(), one.undone(true, "not now").since(), "the next attempt is the first");
    }

    @Test
    void aPersonLooksAtItAfterTwelveAttemptsOverSixHours() {
        Tries tries = Tries.NONE.begun(NOW);
        for (int attempt = 2; attempt <= Tries.MAX_ATTEMPTS; attempt++) {
            assertFalse(tries.isEnough(NOW.plus(Duration.ofDays(9))), "only " + tries.attempts());
            tries = tries.begun(NOW.plusSeconds(attempt));
        }
        Instant enough = NOW.plus(Tries.LEAST_TROUBLE);
        assertFalse(tries.isEnough(enough.minusMillis(1)));
        assertTrue(tries.isEnough(enough));
    }

    @Test
    void anAttemptThatAHintAskedForDoesNotCount() {
        Tries hinted = Tries.NONE.begun(NOW).hinted(NOW.plusSeconds(600)).hinted(NOW.plusSeconds(900));
        assertEquals(Optional.of(NOW.plusSeconds(600)), hinted.otherwise(), "the first hint knows when it was due");
        Tries asked = hinted.begun(NOW.plusSeconds(1));
        assertEquals(1, asked.attempts());
        assertEquals(Optional.of(NOW), asked.since());
        assertEquals(Optional.of(NOW.plusSeconds(1)), asked.lastAt());
        assertEquals(Optional.empty(), asked.otherwise());
    }

    @Test
    void faultsInARowWaitTwiceAsLongEachTimeUpToAnHourAndAnAttemptEndsThem() {
        Tries tries = Tries.NONE;
        for (int minutes = 1; minutes <= 32; minutes *= 2) {
            tries = tries.faulted("broken");
            assertEquals(Duration.ofMinutes(minutes), tries.afterFaults());
        }
        assertEquals(Duration.ofHours(1), tries.faulted("broken").afterFaults());
        assertEquals(0, tries.begun(NOW).faults());
        assertEquals(0, tries.pending(true, NOW).faults());
    }

    @Test
    void attemptsThatFailWaitTwiceAsLongEachTimeUpToAnHour() {
        Tries tries = Tries.NONE;
        for (int minutes = 1; minutes <= 32; minutes *= 2) {
            tries = tries.begun(NOW);
            assertEquals(Duration.ofMinutes(minutes), tries.afterTrouble());
        }
        assertEquals(Duration.ofHours(1), tries.begun(NOW).afterTrouble());
    }

    @Test
    void anAnswerThatAHintAskedForMakesNoWaitLonger() {
        Tries once = Tries.NONE.pending(true, NOW);
        assertEquals(once.whilePending(), once.pending(false, NOW).whilePending());
        assertEquals(
                Duration.ofMinutes(2),
                once.pending(false, NOW).pending(true, NOW).whilePending());
    }

    @Test
    void eachChangeLeavesTheTimesOfTheOthers() {
        Instant later = NOW.plusSeconds(60);
        Instant hinted = NOW.plusSeconds(600);
        Tries two = Tries.NONE.begun(NOW).failed("503").begun(later).hinted(hinted);
        assertEquals(
                new Tries(
                        2,
                        Optional.of(NOW),
                        Optional.of(later),
                        Optional.of("503"),
                        Optional.empty(),
                        0,
                        0,
                        Optional.of(hinted)),
                two);
        assertEquals(
                new Tries(
                        2,
                        Optional.of(NOW),
                        Optional.of(later),
                        Optional.of("busy"),
                        Optional.empty(),
                        0,
                        1,
                        Optional.of(hinted)),
                two.faulted("busy"));
        assertEquals(two, two.failed("503"));
        assertEquals(
                new Tries(
                        1,
                        Optional.of(NOW),
                        Optional.of(later),
                        Optional.of("busy"),
                        Optional.empty(),
                        0,
                        0,
                        Optional.of(hinted)),
                two.undone(true, "busy"));
        assertEquals(
                new Tries(
                        0,
                        Optional.empty(),
                        Optional.of(later),
                        Optional.empty(),
                        Optional.of(hinted),
                        1,
                        0,
                        Optional.empty()),
                two.pending(true, hinted));
    }
}
