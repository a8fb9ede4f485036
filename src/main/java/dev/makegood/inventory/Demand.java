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
 * What paid orders asked of a SKU: units by UTC day, today and the six days before, so that it fits into the position's row
 * and costs no write of its own.
 */
public final class Demand {
    /** Days, today included, that count. */
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

    /** With so many units more today, and without the days that no longer count. */
    Demand plus(long units, Instant now) {
        var next = new TreeMap<>(unitsByDay.tailMap(firstDay(now)));
        next.merge(day(now).toString(), units, Long::sum);
        return new Demand(next);
    }

    /** Units of the days that count. */
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
