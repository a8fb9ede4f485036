package dev.makegood.reputation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Local days, both ends included. */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(from + " is after " + to);
        }
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** As many days, right before it. */
    public Period before() {
        return new Period(from.minusDays(days()), from.minusDays(1), zone);
    }

    /** The first instant in it. */
    public Instant start() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first instant after it. */
    public Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
