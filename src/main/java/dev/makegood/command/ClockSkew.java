package dev.makegood.command;

import java.time.Duration;
import java.time.Instant;

/**
 * Limits how far the clock of a caller may be ahead of ours. An event that is said to lie further ahead is in the
 * future.
 */
public final class ClockSkew {
    public static final Duration ALLOWED = Duration.ofMinutes(5);

    private ClockSkew() {}

    /** Returns true if the event lies further in the future than clock skew explains. */
    public static boolean isYetToCome(Instant said, Instant now) {
        return said.isAfter(now.plus(ALLOWED));
    }
}
