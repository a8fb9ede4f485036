package dev.makegood.calendar;

import dev.makegood.input.ShippedFile;
import dev.makegood.input.YamlText;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Knows the working days of one country: Monday to Friday, adjusted for holidays and make-up days in the years that it
 * covers.
 */
public final class WorkingDays {
    /** Holds the calendars that were read; their files do not change while we run. */
    private static final Map<String, WorkingDays> READ = new ConcurrentHashMap<>();

    private final Map<Integer, CalendarYear> years;
    private final boolean strict;

    private WorkingDays(CalendarDocument document) {
        this(document.years().stream().collect(Collectors.toMap(CalendarYear::year, Function.identity())), false);
    }

    private WorkingDays(Map<Integer, CalendarYear> years, boolean strict) {
        this.years = years;
        this.strict = strict;
    }

    /**
     * Holds the end of a term.
     *
     * @param at the first instant after its last day
     * @param zone the zone of its days
     * @param holidaysKnown false if the term includes a year whose holidays are unknown; in that year only weekends
     *     were skipped, or nothing if the calendar is {@link #strict}
     */
    public record Deadline(Instant at, ZoneId zone, boolean holidaysKnown) {}

    /**
     * Returns one of our calendars.
     *
     * @param name such as {@code CN}, the name of its file
     */
    public static WorkingDays of(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("there is no calendar " + name));
    }

    /** Returns one of our calendars; empty if there is none of that name. */
    public static Optional<WorkingDays> find(String name) {
        WorkingDays before = READ.get(name);
        if (before != null) {
            return Optional.of(before);
        }
        Optional<WorkingDays> found =
                ShippedFile.read("/calendars/" + name, CalendarDocument::read).map(WorkingDays::new);
        found.ifPresent(calendar -> READ.put(name, calendar));
        return found;
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
     * Returns the same calendar for deadlines that we must keep: in a year whose holidays are unknown every day counts,
     * so that the deadline cannot be later than the right one.
     */
    public WorkingDays strict() {
        return new WorkingDays(years, true);
    }

    /** Returns true if the holidays of a year are known. */
    public boolean knows(int year) {
        return years.containsKey(year);
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
            known &= knows(day.getYear());
            left -= isWorking(day) ? 1 : 0;
        }
        return new Deadline(day.plusDays(1).atStartOfDay(zone).toInstant(), zone, known);
    }

    /** Returns the first of {@code days} working days of which {@code last} is the last. */
    LocalDate firstOf(LocalDate last, int days) {
        LocalDate day = last;
        for (int left = days - 1; left > 0; ) {
            day = day.minusDays(1);
            left -= isWorking(day) ? 1 : 0;
        }
        return day;
    }

    private boolean isWorking(LocalDate day) {
        boolean ofTheWeek = !isWeekend(day);
        CalendarYear year = years.get(day.getYear());
        return year == null
                ? strict || ofTheWeek
                : year.makeUp().contains(day) || ofTheWeek && !year.holidays().contains(day);
    }

    static boolean isWeekend(LocalDate day) {
        return Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek());
    }
}
