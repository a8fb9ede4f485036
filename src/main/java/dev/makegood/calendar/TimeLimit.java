package dev.makegood.calendar;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makegood.input.Input;
import dev.makegood.input.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sets a time limit in one of three units; the other two are absent. In documents the unit ends the field's name, such
 * as {@code withinHours} or {@code withinWorkingDays}.
 * <p>Hours count from an instant, and the last instant of the limit is in time. Days do not count the day on which they
 * begin, and end with the last one, in a zone.
 *
 * @param hours hours of 60 minutes, whatever the clocks show
 * @param days calendar days
 * @param workingDays working days of a calendar
 */
public record TimeLimit(
        @JsonProperty("Hours") Optional<Integer> hours,
        @JsonProperty("Days") Optional<Integer> days,
        @JsonProperty("WorkingDays") Optional<Integer> workingDays) {
    /** A year; more counts as a typing error. */
    public static final int MOST_DAYS = 365;

    public static final int MOST_HOURS = 24 * MOST_DAYS;

    /** A day on which clocks are put forward has an hour less. */
    private static final int LEAST_DAY = 23;

    public static TimeLimit ofHours(int hours) {
        return new TimeLimit(Optional.of(hours), Optional.empty(), Optional.empty());
    }

    public static TimeLimit ofDays(int days) {
        return new TimeLimit(Optional.empty(), Optional.of(days), Optional.empty());
    }

    public static TimeLimit ofWorkingDays(int days) {
        return new TimeLimit(Optional.empty(), Optional.empty(), Optional.of(days));
    }

    /**
     * Reads a time limit from the one field that is there.
     *
     * @param name such as {@code within}, for {@code withinHours}, {@code withinDays} or {@code withinWorkingDays}
     * @throws InvalidInput if there is none, or a second one
     */
    public static TimeLimit read(Input in, String name) {
        Optional<Integer> hours = count(in, name + "Hours", 1, MOST_HOURS);
        Optional<Integer> days = count(in, name + "Days", 0, MOST_DAYS);
        Optional<Integer> workingDays = count(in, name + "WorkingDays", 1, MOST_DAYS);
        if (hours.isEmpty() && days.isEmpty() && workingDays.isEmpty()) {
            throw InvalidInput.field(
                    in.at(name + "Hours"), "is required, or " + name + "Days or " + name + "WorkingDays");
        }
        if (hours.isPresent() && (days.isPresent() || workingDays.isPresent())) {
            String second = name + (days.isPresent() ? "Days" : "WorkingDays");
            throw InvalidInput.field(in.at(second), "is a second time limit beside " + name + "Hours");
        }
        if (days.isPresent() && workingDays.isPresent()) {
            throw InvalidInput.field(in.at(name + "WorkingDays"), "is a second time limit beside " + name + "Days");
        }
        return new TimeLimit(hours, days, workingDays);
    }

    /** Needs no lambda, since each is a class that the first order would load. */
    private static Optional<Integer> count(Input in, String field, int least, int most) {
        return in.has(field) ? Optional.of((int) in.whole(field, least, most)) : Optional.empty();
    }

    /** Returns the end of the limit from {@code from}, in the days of a zone. */
    public WorkingDays.Deadline end(Instant from, ZoneId zone, Supplier<WorkingDays> calendar) {
        if (workingDays.isPresent()) {
            return calendar.get().after(from, workingDays.get(), zone);
        }
        Instant end = hours.map(count -> from.plus(Duration.ofHours(count)).plusMillis(1))
                .orElseGet(() -> startOf(dayOf(from, zone).plusDays(days.orElseThrow() + 1L), zone));
        return new WorkingDays.Deadline(end, zone, true);
    }

    /**
     * Returns the instant from which the hours count, or the start of its first day, if {@code last} is the
     * last instant in time.
     */
    public Instant start(Instant last, ZoneId zone, Supplier<WorkingDays> calendar) {
        if (hours.isPresent()) {
            return last.minus(Duration.ofHours(hours.get()));
        }
        LocalDate day = dayOf(last, zone);
        return startOf(
                workingDays
                        .map(count -> calendar.get().firstOf(day, count))
                        .orElseGet(() -> day.minusDays(Math.max(days.orElseThrow() - 1L, 0))),
                zone);
    }

    /** Returns the fewest hours that it can have. */
    public int leastHours() {
        return hours.orElseGet(() -> days.or(() -> workingDays).orElseThrow() * LEAST_DAY);
    }

    /** Returns the name of the field that says it. */
    public String field(String name) {
        return name + (hours.isPresent() ? "Hours" : days.isPresent() ? "Days" : "WorkingDays");
    }

    private static LocalDate dayOf(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }

    private static Instant startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
