package dev.makegood.command;

import java.time.Duration;
import java.time.Instant;

/** Limits how far a caller's clock may be ahead of ours. An event further ahead counts as in the future. */
public final class ClockSkew {
    public static final Duration ALLOWED = Duration.ofMinutes(5);

    private ClockSkew() {}

    /** Returns true if the event lies further in the future than clock skew explains. */
    public static boolean isYetToCome(Instant said, Instant now) {
        return said.isAfter(now.plus(ALLOWED));
    }
}
