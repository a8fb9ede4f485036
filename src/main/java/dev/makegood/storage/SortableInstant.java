package dev.makegood.storage;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Formats instants as text of one width, in UTC and milliseconds, so that texts sort in the order of time. */
public final class SortableInstant {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final int WIDTH = "2026-03-02T04:00:00.000Z".length();

    private SortableInstant() {}

    /** Returns the text of an instant, rounded down to the millisecond. */
    public static String format(Instant instant) {
        return FORMAT.format(instant.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Returns the instant that a sort value begins with. */
    public static Instant parse(String sort) {
        return Instant.parse(sort.substring(0, WIDTH));
    }
}
