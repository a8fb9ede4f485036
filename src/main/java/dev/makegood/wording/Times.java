package dev.makegood.wording;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Rounds instants to the minute, for people. */
public final class Times {
    private Times() {}

    /** Rounds our own deadline up to the minute, so that we are in time by the shown time. */
    public static Instant ours(Instant end) {
        Instant minute = end.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(end) ? end : minute.plus(1, ChronoUnit.MINUTES);
    }
}
