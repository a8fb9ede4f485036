package dev.makegood.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts the demand for a SKU from paid orders: units by UTC day, for today and the six days before. It is small enough
 * for the position's row, so it costs no extra write.
 */
public final class Demand {
    /** Days that count, including today. */
    public static final int DAYS = 7;

    static final Demand NONE = new Demand(Map.of());

    private final SortedMap<String, Long> unitsByDay;

    @JsonCreator
    Demand(Map<String, Long> unitsByDay) {
        this.unitsByDay = Collections.unmodifiableSortedMap(new TreeMap<>(unitsByDay));
    }

    @JsonValue
    Map<String, Long> unitsByDay() {
        return unitsByDay;
    }

    /** Returns the demand with units on the day on which they were paid, and without days that no longer count. */
    Demand plus(long units, Instant paidAt, Instant now) {
        var next = new TreeMap<>(unitsByDay);
        next.merge(day(paidAt.isBefore(now) ? paidAt : now).toString(), units, Long::sum);
        return new Demand(next.tailMap(firstDay(now)));
    }

    /** Returns the units of the days that count. */
    public long units(Instant now) {
        return unitsByDay.tailMap(firstDay(now)).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static String firstDay(Instant now) {
        return day(now).minusDays(DAYS - 1L).toString();
    }

    private static LocalDate day(Instant now) {
        return now.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
