package dev.makegood.wording;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Rounds instants that people read to the minute. */
public final class Times {
    private Times() {}

    /** Rounds the end of what we are to do up to the minute, so that we are in time by the shown time. */
    public static Instant ours(Instant end) {
        Instant minute = end.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(end) ? end : minute.plus(1, ChronoUnit.MINUTES);
    }
}
