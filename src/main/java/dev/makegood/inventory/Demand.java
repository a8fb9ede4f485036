package dev.makegood.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.Money;

/**
 * Counts the demand for a SKU from paid orders: units by UTC day and platform, for today and the six days before. It is
 * small enough for the position's row, so it costs no extra write.
 */
public final class Demand {
    /** Days that count, including today. */
    public static final int DAYS = 7;

    public static final Demand NONE = new Demand(Map.of());

    private final SortedMap<String, SortedMap<String, Sold>> days;

    /**
     * Holds what a platform sold on a day.
     *
     * @param lastPrice the price of one unit in the order that was counted last
     */
    public record Sold(long units, Money lastPrice) {
        Sold plus(Sold more) {
            return new Sold(units + more.units, more.lastPrice);
        }
    }

    @JsonCreator
    Demand(Map<String, ? extends Map<String, Sold>> days) {
        var sorted = new TreeMap<String, SortedMap<String, Sold>>();
        days.forEach((day, sold) -> sorted.put(day, Collections.unmodifiableSortedMap(new TreeMap<>(sold))));
        this.days = Collections.unmodifiableSortedMap(sorted);
    }

    @JsonValue
    SortedMap<String, SortedMap<String, Sold>> days() {
        return days;
    }

    /** Returns the demand with units on the day on which they were paid, and without days that no longer count. */
    Demand plus(Sale sale, Instant now) {
        Instant at = sale.paidAt().isBefore(now) ? sale.paidAt() : now;
        String day = dayOf(at).toString();
        var sold = new TreeMap<>(days.getOrDefault(day, new TreeMap<>()));
        sold.merge(sale.platform(), new Sold(sale.units(), sale.unitPrice()), Sold::plus);
        var next = new TreeMap<String, SortedMap<String, Sold>>(days);
        next.put(day, sold);
        return new Demand(next.tailMap(firstDay(now)));
    }

    /** Returns the units of the days that count. */
    public long units(Instant now) {
        return days.tailMap(firstDay(now)).values().stream()
                .mapToLong(Demand::units)
                .sum();
    }

    /** Returns the units of a UTC day. */
    public long unitsOn(LocalDate day) {
        return units(days.getOrDefault(day.toString(), Collections.emptySortedMap()));
    }

    /** Returns the first UTC day with a sale that is kept. */
    public Optional<LocalDate> firstDay() {
        return days.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(days.firstKey()));
    }

    /** Returns what each platform sold on a UTC day. */
    public Map<String, Sold> byPlatform(LocalDate day) {
        return days.getOrDefault(day.toString(), Collections.emptySortedMap());
    }

    private static long units(Map<String, Sold> sold) {
        return sold.values().stream().mapToLong(Sold::units).sum();
    }

    private static String firstDay(Instant now) {
        return dayOf(now).minusDays(DAYS - 1L).toString();
    }

    /** Returns the UTC day of an instant. */
    public static LocalDate dayOf(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Demand demand && days.equals(demand.days);
    }

    @Override
    public int hashCode() {
        return days.hashCode();
    }

    @Override
    public String toString() {
        return days.toString();
    }
}
