package dev.makegood.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies the ends of time limits, in three zones: over the ends of years, leap days, summer time and weeks of holidays. */
class TimeLimitTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static TimeLimit limit(int count, String unit) {
        return switch (unit) {
            case "hours" -> TimeLimit.ofHours(count);
            case "days" -> TimeLimit.ofDays(count);
            default -> TimeLimit.ofWorkingDays(count);
        };
    }

    /** Says when the last millisecond is that is in time, in the clock of the zone. */
    @ParameterizedTest
    @CsvSource({
        // The end of a year, and of one whose first of January is a Thursday.
        "Asia/Shanghai,    CN, 2025-12-30T23:59:59.999, 2, workingDays, 2026-01-04",
        "America/New_York, US, 2026-12-30T10:00,        2, workingDays, 2027-01-04",
        "Europe/Berlin,    DE, 2026-12-23T00:00,        4, workingDays, 2026-12-30",
        "Asia/Seoul,       KR, 2025-12-30T12:00,        3, workingDays, 2026-01-05",
        // Leap days.
        "Asia/Shanghai,    CN, 2028-02-28T12:00, 1, days, 2028-02-29",
        "America/New_York, US, 2028-02-28T23:59, 2, days, 2028-03-01",
        "Europe/Berlin,    DE, 2028-02-28T23:59, 1, workingDays, 2028-02-29",
        "Europe/Berlin,    DE, 2027-02-26T23:59, 1, workingDays, 2027-03-01",
        // Clocks are put forward and back.
        "America/New_York, US, 2026-03-06T12:00, 2, days, 2026-03-08",
        "America/New_York, US, 2026-10-30T12:00, 1, workingDays, 2026-11-02",
        "Europe/Berlin,    DE, 2026-03-27T12:00, 2, days, 2026-03-29",
        "Europe/Berlin,    DE, 2026-10-23T12:00, 2, days, 2026-10-25",
        // Weeks of holidays.
        "Asia/Shanghai,    CN, 2026-09-30T12:00, 3, workingDays, 2026-10-10",
        "America/New_York, US, 2026-11-23T12:00, 7, workingDays, 2026-12-03",
        "Europe/Berlin,    DE, 2026-04-02T12:00, 1, workingDays, 2026-04-07",
        "Europe/London,    GB, 2026-12-24T12:00, 1, workingDays, 2026-12-29",
        "Asia/Seoul,       KR, 2026-09-23T12:00, 3, workingDays, 2026-09-30",
        // A limit without days ends with the day on which it begins.
        "Asia/Shanghai,    CN, 2026-09-30T00:00, 0, days, 2026-09-30"
    })
    void daysEndWithTheLastOne(
            ZoneId zone, String calendar, LocalDateTime from, int count, String unit, LocalDate last) {
        Instant first = from.atZone(zone).toInstant();
        var deadline = limit(count, unit).end(first, zone, () -> WorkingDays.of(calendar));
        Instant end = last.plusDays(1).atStartOfDay(zone).toInstant();
        assertEquals(new WorkingDays.Deadline(end, zone, true), deadline);
        assertEquals(last, deadline.at().minusMillis(1).atZone(zone).toLocalDate());
        assertEquals(last.plusDays(1), deadline.at().atZone(zone).toLocalDate());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-28T20:00:00Z, 24, 2026-03-29T20:00:00Z",
        "2026-12-31T23:00:00Z, 2, 2027-01-01T01:00:00Z",
        "2028-02-28T12:00:00Z, 24, 2028-02-29T12:00:00Z"
    })
    void hoursCountFromAnInstantAndTheLastInstantIsInTime(Instant from, int hours, Instant last) {
        var limit = TimeLimit.ofHours(hours);
        Instant end = limit.end(from, BERLIN, null).at();
        assertTrue(last.minusMillis(1).isBefore(end));
        assertTrue(last.isBefore(end));
        assertFalse(last.plusMillis(1).isBefore(end));
        assertEquals(from, limit.start(last, BERLIN, null));
    }

    @Test
    void inAYearThatACalendarLacksEveryDayCountsIfWeMustKeepTheTime() {
        Instant from = Instant.parse("2029-01-05T12:00:00Z");
        var limit = TimeLimit.ofWorkingDays(3);
        var strict = limit.end(from, BERLIN, () -> WorkingDays.of("US").strict());
        assertEquals(Instant.parse("2029-01-08T23:00:00Z"), strict.at());
        var weekendsOnly = limit.end(from, BERLIN, () -> WorkingDays.of("US"));
        assertEquals(Instant.parse("2029-01-10T23:00:00Z"), weekendsOnly.at());
        assertFalse(strict.holidaysKnown() || weekendsOnly.holidaysKnown());
    }

    /** Days begin with the start of the first one, which is after the day of the instant from which they count. */
    @Property
    void whatEndedFromAnInstantBeganAfterItsDay(
            @ForAll @IntRange(min = 0, max = 800) int day, @ForAll @IntRange(min = 1, max = 40) int count) {
        Instant from = LocalDate.parse("2025-01-02")
                .plusDays(day)
                .atTime(13, 5)
                .atZone(BERLIN)
                .toInstant();
        for (String unit : new String[] {"days", "workingDays"}) {
            var limit = limit(count, unit);
            Instant last =
                    limit.end(from, BERLIN, () -> WorkingDays.of("DE")).at().minusMillis(1);
            Instant start = limit.start(last, BERLIN, () -> WorkingDays.of("DE"));
            assertTrue(from.isBefore(start));
            assertEquals(
                    last.plusMillis(1),
                    limit.end(start.minusMillis(1), BERLIN, () -> WorkingDays.of("DE"))
                            .at());
        }
    }

    @ParameterizedTest
    @CsvSource({"hours, 48, 48, withinHours", "days, 7, 161, withinDays", "workingDays, 7, 161, withinWorkingDays"})
    void aLimitKnowsItsFieldAndHowShortItCanBe(String unit, int count, int least, String field) {
        assertEquals(least, limit(count, unit).leastHours());
        assertEquals(field, limit(count, unit).field("within"));
    }
}
