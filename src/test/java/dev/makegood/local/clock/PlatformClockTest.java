package dev.makegood.local.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.local.environment.ClockFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformClockTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    Path directory;

    @Test
    void standsStillWhereItWasFrozenForEveryReader() {
        Path file = directory.resolve("clock");
        var clock = new PlatformClock(file);
        clock.freeze();
        clock.set(NOON);
        clock.advance(Duration.ofMinutes(90));
        assertTrue(clock.frozen());
        assertEquals(Instant.parse("2026-03-02T13:30:00Z"), clock.now());
        assertEquals(clock.now(), ClockFile.open(file).now());
    }

    @Test
    void runsOnFromWhereItWasReleased() {
        var clock = new PlatformClock(directory.resolve("clock"));
        clock.freeze();
        clock.set(NOON);
        clock.release();
        assertFalse(clock.frozen());
        assertFalse(clock.now().isBefore(NOON));
        assertTrue(clock.now().isBefore(NOON.plus(Duration.ofHours(1))));
    }

    @Test
    void keepsItsTimeOverARestart() {
        Path file = directory.resolve("clock");
        var clock = new PlatformClock(file);
        clock.freeze();
        clock.set(NOON);
        assertEquals(NOON, new PlatformClock(file).now());
    }
}
