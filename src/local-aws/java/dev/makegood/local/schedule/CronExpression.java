package dev.makegood.local.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Holds the six fields of an EventBridge cron expression: minute, hour, day of month, month, day of week (1 or SUN to 7
 * or SAT), year. A local time that a change to summer time leaves out is skipped for that day.
 */
record CronExpression(
        CronField minute,
        CronField hour,
        CronField dayOfMonth,
        CronField month,
        CronField dayOfWeek,
        CronField year,
        ZoneId zone)
        implements ScheduleExpression {
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    /** Eight years cover every weekday of a leap day that a nightly job could need, and bound the search. */
    private static final int SEARCHED_YEARS = 8;

    static CronExpression parse(String text, ZoneId zone) {
        String[] fields = text.trim().split("\\s+");
        if (fields.length != 6) {
            throw new IllegalArgumentException("the cron expression '" + text + "' has not six fields");
        }
        if (fields[2].equals("?") == fields[4].equals("?")) {
            throw new IllegalArgumentException(
                    "the cron expression '" + text + "' needs ? in exactly one of the two day fields");
        }
        return new CronExpression(
                CronField.parse(fields[0], 0, 59, List.of()),
                CronField.parse(fields[1], 0, 23, List.of()),
                CronField.parse(fields[2], 1, 31, List.of()),
                CronField.parse(fields[3], 1, 12, MONTHS),
                CronField.parse(fields[4], 1, 7, DAYS),
                CronField.parse(fields[5], 1970, 2199, List.of()),
                zone);
    }

    @Override
    public Instant nextAfter(Instant instant) {
        ZonedDateTime time =
                instant.atZone(zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        ZonedDateTime end = time.plusYears(SEARCHED_YEARS);
        while (time.isBefore(end)) {
            if (!dayAllowed(time)) {
                time = time.toLocalDate().plusDays(1).atStartOfDay(zone);
            } else if (!hour.allows(time.getHour())) {
                time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            } else if (!minute.allows(time.getMinute())) {
                time = time.plusMinutes(1);
            } else {
                return time.toInstant();
            }
        }
        throw new IllegalStateException("No due time within " + SEARCHED_YEARS + " years after " + instant);
    }

    private boolean dayAllowed(ZonedDateTime time) {
        int sundayFirst = time.getDayOfWeek().getValue() % 7 + 1;
        return year.allows(time.getYear())
                && month.allows(time.getMonthValue())
                && dayOfMonth.allows(time.getDayOfMonth())
                && dayOfWeek.allows(sundayFirst);
    }
}
