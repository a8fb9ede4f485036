package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.makegood.local.environment.ClockFile;
import dev.makegood.local.environment.LocalClock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies that the functions' time is no finer than that of rows, on any machine. */
class OneClockTest {
    @TempDir
    Path directory;

    @Test
    void theLocalPlatformsClockIsFinerThanARowAndProductionCutsIt() {
        Instant noon = Instant.parse("2026-03-02T12:00:00.123Z");
        Path file = directory.resolve("clock");
        ClockFile.open(file).freezeAt(noon);
        String before = System.getProperty(LocalClock.FILE_PROPERTY);
        System.setProperty(LocalClock.FILE_PROPERTY, file.toString());
        try {
            var local = new LocalClock();
            assertNotEquals(noon, local.instant());
            assertEquals(noon, local.instant().truncatedTo(ChronoUnit.MILLIS));
            assertEquals(noon, Wiring.cut(local).instant());
        } finally {
            if (before == null) {
                System.clearProperty(LocalClock.FILE_PROPERTY);
            } else {
                System.setProperty(LocalClock.FILE_PROPERTY, before);
            }
        }
    }

    @Test
    void theClockOfProductionTicksInMilliseconds() {
        for (int reading = 0; reading < 1_000; reading++) {
            Instant now = new Wiring().clock().instant();
            assertEquals(now.truncatedTo(ChronoUnit.MILLIS), now);
        }
    }
}
