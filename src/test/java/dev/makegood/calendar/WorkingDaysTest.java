package dev.makegood.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.input.InvalidInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static Instant startOf(String day) {
        return LocalDate.parse(day).atStartOfDay(SHANGHAI).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        // An ordinary week, from a Monday and over a weekend.
        "2026-03-02, 5, 2026-03-10",
        "2026-03-06, 1, 2026-03-10",
        // National Day 2026, with its make-up Saturday.
        "2026-09-30, 1, 2026-10-09",
        "2026-09-30, 3, 2026-10-11",
        "2026-09-30, 5, 2026-10-14",
        // The Spring Festival, between two make-up Saturdays.
        "2026-02-13, 1, 2026-02-15",
        "2026-02-14, 1, 2026-02-25",
        "2026-02-14, 5, 2026-03-01",
        // The end of a year whose successor is known, with a make-up Sunday.
        "2025-12-30, 1, 2026-01-01",
        "2025-12-30, 2, 2026-01-05",
        "2025-12-30, 5, 2026-01-08",
    })
    void afterSoManyDaysTheDeadlineIsTheStartOfTheNext(String from, int days, String next) {
        var expected = new WorkingDays.Deadline(startOf(next), SHANGHAI, true);
        assertEquals(expected, WorkingDays.of("CN").after(startOf(from), days, SHANGHAI));
        Instant lastOfDay = startOf(from).plusSeconds(24 * 60 * 60).minusMillis(1);
        assertEquals(expected, WorkingDays.of("CN").after(lastOfDay, days, SHANGHAI));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-30, 1, 2027-01-01, true",
        "2026-12-30, 2, 2027-01-02, false",
        "2028-02-28, 2, 2028-03-02, false"
    })
    void aYearThatIsNotKnownHasOnlyWeekendsAndSaysSo(String from, int days, String next, boolean known) {
        var deadline = WorkingDays.of("CN").after(startOf(from), days, SHANGHAI);
        assertEquals(new WorkingDays.Deadline(startOf(next), SHANGHAI, known), deadline);
    }

    @Test
    void holidaysOfTheUnitedStatesAreFreeOnTheDayOnWhichTheyAreObserved() {
        var independence = Instant.parse("2026-07-01T16:00:00Z");
        var newYork = ZoneId.of("America/New_York");
        assertEquals(
                new WorkingDays.Deadline(Instant.parse("2026-07-07T04:00:00Z"), newYork, true),
                WorkingDays.of("US").after(independence, 2, newYork));
    }

    @Test
    void anotherCalendarTakesItsPlace() {
        var calendar = WorkingDays.parse(yaml("holidays: [2028-02-29]\n    makeUp: [2028-03-04]"));
        assertEquals(
                startOf("2028-03-02"),
                calendar.after(startOf("2028-02-28"), 1, SHANGHAI).at());
        assertEquals(
                startOf("2028-03-05"),
                calendar.after(startOf("2028-02-28"), 4, SHANGHAI).at());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "holidays: [2028-02-30]\\n    makeUp: []",
                "holidays: [2027-02-28]\\n    makeUp: []",
                "holidays: []\\n    makeUp: [2028-03-03]",
                "holidays: [2028-03-04]\\n    makeUp: [2028-03-04]",
                "holidays: []\\n    makeUps: []",
                "holidays: []\\n  - year: 2028\\n    source: twice",
            })
    void aDateInTheWrongPlaceIsRefusedWithItsLine(String damaged) {
        var refused = assertThrows(InvalidInput.class, () -> WorkingDays.parse(yaml(damaged.replace("\\n", "\n"))));
        assertTrue(refused.getMessage().matches("(?s).*\\(line [3-7]\\)"), refused::getMessage);
    }

    private static String yaml(String days) {
        return "country: CN\nyears:\n  - year: 2028\n    source: made up\n    " + days + "\n";
    }
}
