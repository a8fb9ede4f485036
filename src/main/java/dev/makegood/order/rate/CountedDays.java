package dev.makegood.order.rate;

import dev.makegood.policy.MerchantRate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Names the days that are counted: so many before a day, in a zone. */
record CountedDays(ZoneId zone, int days, LocalDate before) {
    /** A day counts as over an hour after its end, when the index surely shows every line that was paid in it. */
    private static final Duration SURE = Duration.ofHours(1);

    static CountedDays of(MerchantRate rate, ZoneId zone, Instant now) {
        return new CountedDays(zone, rate.days(), now.minus(SURE).atZone(zone).toLocalDate());
    }

    /** Returns as many days directly before. */
    CountedDays earlier() {
        return new CountedDays(zone, days, before.minusDays(days));
    }

    /** Returns the first instant. */
    Instant start() {
        return before.minusDays(days).atStartOfDay(zone).toInstant();
    }

    /** Returns the first instant after them. */
    Instant end() {
        return before.atStartOfDay(zone).toInstant();
    }
}
