package dev.makegood.stockout;

import java.time.Instant;

/**
 * Holds what the merchant of a case was told.
 *
 * @param worthToldAt when it was last told the worth of the case; the days to appeal count from then
 * @param appealBy the latest end of the time to appeal that it was told; it holds even if a calendar changes
 */
public record Told(Instant worthToldAt, Instant appealBy) {
    /** Returns news at {@code now}, without an end of the time to appeal yet. */
    public static Told at(Instant now) {
        return new Told(now, now);
    }

    /** Returns later news; what comes second is never dated before the first, whichever pass began earlier. */
    Told again(Instant now) {
        return new Told(now.isAfter(worthToldAt) ? now : worthToldAt, appealBy);
    }

    /** Returns the same with the end of the time to appeal told, unless a later one was told before. */
    public Told until(Instant end) {
        return end.isAfter(appealBy) ? new Told(worthToldAt, end) : this;
    }
}
