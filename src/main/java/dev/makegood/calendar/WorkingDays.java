package dev.makegood.calendar;

import dev.makegood.input.ShippedFile;
import dev.makegood.input.YamlText;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Knows the working days of one country: Monday to Friday, adjusted for holidays and make-up days in the years that it
 * covers.
 */
public final class WorkingDays {
    private final Map<Integer, CalendarYear> years;

    private WorkingDays(CalendarDocument document) {
        years = document.years().stream().collect(Collectors.toMap(CalendarYear::year, Function.identity()));
    }

    /**
     * Holds the end of a term.
     *
     * @param at the first instant after its last day
     * @param zone the zone of its days
     * @param holidaysKnown false if the term includes a year whose holidays are unknown; in that year only weekends
     *     were skipped
     */
    public record Deadline(Instant at, ZoneId zone, boolean holidaysKnown) {}

    /**
     * Reads one of our calendars.
     *
     * @param name such as {@code CN}, the name of its file
     */
    public static WorkingDays of(String name) {
        return ShippedFile.read("/calendars/" + name, CalendarDocument::read)
                .map(WorkingDays::new)
                .orElseThrow(() -> new IllegalArgumentException("there is no calendar " + name));
    }

    /**
     * Parses a calendar.
     *
     * @throws dev.makegood.input.InvalidInput with the line at fault
     */
    public static WorkingDays parse(String yaml) {
        return new WorkingDays(YamlText.read(yaml, CalendarDocument::read));
    }

    /**
     * Returns the end of the last of {@code days} working days in {@code zone}. The first one that counts is after the
     * day of {@code from}.
     */
    public Deadline after(Instant from, int days, ZoneId zone) {
        LocalDate day = from.atZone(zone).toLocalDate();
        boolean known = true;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            known &= years.containsKey(day.getYear());
            left -= isWorking(day) ? 1 : 0;
        }
        return new Deadline(day.plusDays(1).atStartOfDay(zone).toInstant(), zone, known);
    }

    private boolean isWorking(LocalDate day) {
        boolean ofTheWeek = !isWeekend(day);
        CalendarYear year = years.get(day.getYear());
        return year == null
                ? ofTheWeek
                : year.makeUp().contains(day) || ofTheWeek && !year.holidays().contains(day);
    }

    static boolean isWeekend(LocalDate day) {
        return Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek());
    }
}
