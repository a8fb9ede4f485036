package dev.makegood.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final List<Duration> waits = new ArrayList<>();
    private long nanos = -5_000_000_000L;

    private Pace pace(OptionalInt perSecond) {
        return pace(perSecond, 1);
    }

    private Pace pace(OptionalInt perSecond, int workers) {
        return new Pace(perSecond, workers, () -> nanos, wait -> waits.add(Duration.ofNanos(wait)));
    }

    private static Duration millis(int millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    void requestsOfOneMomentAreSpacedUpToTheLongestWait() throws Exception {
        Pace pace = pace(OptionalInt.of(4));
        for (int request = 0; request < 5; request++) {
            assertTrue(pace.await());
        }
        assertEquals(List.of(millis(250), millis(500), millis(750), millis(1_000)), waits);
        assertFalse(pace.await());
        nanos += millis(250).toNanos();
        assertTrue(pace.await());
        assertEquals(millis(1_000), waits.getLast());
    }

    @Test
    void timeThatWasNotUsedIsNotSaved() throws Exception {
        Pace pace = pace(OptionalInt.of(4));
        assertTrue(pace.await());
        nanos += millis(10_000).toNanos();
        assertTrue(pace.await());
        assertTrue(pace.await());
        assertEquals(List.of(millis(250)), waits);
    }

    @Test
    void severalWorkersShareWhatAProviderTakes() throws Exception {
        Pace pace = pace(OptionalInt.of(8), 2);
        for (int request = 0; request < 3; request++) {
            assertTrue(pace.await());
        }
        assertEquals(List.of(millis(250), millis(500)), waits);
    }

    @Test
    void withoutALimitNothingWaits() throws Exception {
        Pace pace = pace(OptionalInt.empty());
        for (int request = 0; request < 1_000; request++) {
            assertTrue(pace.await());
        }
        assertEquals(List.of(), waits);
    }
}
