package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** What the functions call "now" is no finer than what a row keeps, on whatever machine. */
class OneClockTest {
    @Test
    void theClockOfProductionTicksInMilliseconds() {
        for (int reading = 0; reading < 1_000; reading++) {
            Instant now = new Wiring().clock().instant();
            assertEquals(now.truncatedTo(ChronoUnit.MILLIS), now);
        }
    }
}
