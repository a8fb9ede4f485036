package dev.makegood.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.secret.SecretSource.Versions;
import dev.makegood.shop.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RotatedSecretTest {
    private static final Instant START = Instant.parse("2026-03-02T04:00:00Z");
    private static final Duration OVERLAP = Duration.ofHours(1);

    private final MovableClock clock = new MovableClock(START);
    private Versions versions = new Versions("old", START.minus(Duration.ofDays(90)), Optional.empty());
    private boolean down;
    private int reads;
    private final RotatedSecret secret = new RotatedSecret("makegood/key", this::read, clock, OVERLAP);

    private Versions read() {
        reads++;
        if (down) {
            throw new IllegalStateException("no connection");
        }
        return versions;
    }

    private void rotate() {
        versions = new Versions("new", clock.instant(), Optional.of(versions.current()));
    }

    @Test
    void isReadOnceInFiveMinutes() {
        assertEquals("old", secret.current());
        clock.advance(RotatedSecret.FRESH.minusMillis(1));
        assertEquals(List.of("old"), secret.accepted());
        assertEquals(1, reads);
        clock.advance(Duration.ofMillis(1));
        assertEquals("old", secret.current());
        assertEquals(2, reads);
    }

    @Test
    void aRotatedOneIsUsedWithinFiveMinutes() {
        secret.current();
        rotate();
        clock.advance(RotatedSecret.FRESH);
        assertEquals("new", secret.current());
    }

    @Test
    void bothAreAcceptedUntilTheOverlapIsOver() {
        secret.accepted();
        rotate();
        assertEquals(List.of("old"), secret.accepted());
        clock.advance(RotatedSecret.FRESH);
        assertEquals(List.of("new", "old"), secret.accepted());
        clock.advance(OVERLAP.minus(RotatedSecret.FRESH).minusMillis(1));
        assertEquals(List.of("new", "old"), secret.accepted());
        clock.advance(Duration.ofMillis(1));
        assertEquals(List.of("new"), secret.accepted());
    }

    @Test
    void whoUsesTheNewOneAtOnceIsAcceptedAndStrangersMakeUsReadOnceASecond() {
        secret.accepted();
        rotate();
        clock.advance(Duration.ofSeconds(1));
        assertEquals(List.of("new", "old"), secret.acceptedLatest());
        for (int stranger = 0; stranger < 100; stranger++) {
            secret.acceptedLatest();
        }
        assertEquals(2, reads);
    }

    @Test
    void isUsedOnForAnHourWhileTheStoreFails() {
        secret.current();
        down = true;
        clock.advance(RotatedSecret.STALE.minusMillis(1));
        assertEquals("old", secret.current());
        clock.advance(Duration.ofSeconds(1));
        assertThrows(SecretUnavailable.class, secret::current);
        down = false;
        assertEquals("old", secret.current());
    }

    @Test
    void cannotBeUsedBeforeItWasEverRead() {
        down = true;
        assertThrows(SecretUnavailable.class, secret::accepted);
    }

    @Test
    void isNotBlank() {
        versions = new Versions(" ", START, Optional.empty());
        assertThrows(SecretUnavailable.class, secret::current);
    }

    @Test
    void isNotWrittenIntoLogs() {
        assertFalse(versions.toString().contains("old"));
    }
}
