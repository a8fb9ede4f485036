package dev.makegood.local.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Computes the due times of a schedule. */
public sealed interface ScheduleExpression permits ScheduleExpression.Rate, CronExpression {
    /**
     * Returns the first due time strictly after an instant.
     *
     * @throws IllegalStateException if a cron expression never matches again
     */
    Instant nextAfter(Instant instant);

    /** Repeats after a duration, counted from when the schedule was last due. */
    record Rate(Duration every) implements ScheduleExpression {
        @Override
        public Instant nextAfter(Instant instant) {
            return instant.plus(every);
        }
    }

    /**
     * Reads {@code rate(1 minute)} or {@code cron(0 3 * * ? *)}.
     *
     * @param zone of a cron expression
     * @throws IllegalArgumentException naming what cannot be read, which includes {@code at(...)}
     */
    static ScheduleExpression parse(String text, ZoneId zone) {
        Matcher rate = Rates.RATE.matcher(text);
        if (rate.matches()) {
            long count = Long.parseLong(rate.group(1));
            return new Rate(
                    switch (rate.group(2)) {
                        case "minute" -> Duration.ofMinutes(count);
                        case "hour" -> Duration.ofHours(count);
                        default -> Duration.ofDays(count);
                    });
        }
        if (text.startsWith("cron(") && text.endsWith(")")) {
            return CronExpression.parse(text.substring("cron(".length(), text.length() - 1), zone);
        }
        throw new IllegalArgumentException("the schedule '" + text + "' is neither rate(...) nor cron(...)");
    }

    /** Keeps the pattern out of the interface's own constants. */
    final class Rates {
        private static final Pattern RATE = Pattern.compile("rate\\(([1-9]\\d{0,5}) (minute|hour|day)s?\\)");

        private Rates() {}
    }
}
