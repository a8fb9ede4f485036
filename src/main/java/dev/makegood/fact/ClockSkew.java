package dev.makegood.fact;

import java.time.Duration;
import java.time.Instant;

/** How far the clocks of those who tell us facts may be ahead of ours. What has happened is not in the future beyond that. */
public final class ClockSkew {
    public static final Duration ALLOWED = Duration.ofMinutes(5);

    private ClockSkew() {}

    /** Returns whether something that is said to have happened cannot have happened yet. */
    public static boolean isYetToCome(Instant said, Instant now) {
        return said.isAfter(now.plus(ALLOWED));
    }
}
