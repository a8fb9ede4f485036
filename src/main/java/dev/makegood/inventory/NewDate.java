package dev.makegood.inventory;

import dev.makegood.storage.Cursor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * That a supplier has moved the date that it gave. It is judged by its first one nevertheless.
 *
 * @param dates all that it gave, in that order: the last one counts
 * @param at when it gave the last one
 * @param told refunds whose buyers were told of the last one: they wait for the SKU
 * @param telling how far they have been told; absent when all have been
 */
public record NewDate(List<LocalDate> dates, Instant at, int told, Optional<Telling> telling) {
    /** Dates of one restock: a supplier that moves more often is asked for another restock. */
    static final int MOST = 20;

    /** @param after the cursor of the next page of refunds; absent for the first one */
    public record Telling(Optional<Cursor> after) {}

    static NewDate from(Restock restock, LocalDate next, Instant now) {
        List<LocalDate> before = restock.newDate()
                .map(NewDate::dates)
                .orElseGet(() -> restock.arrivesOn().stream().toList());
        List<LocalDate> all = Stream.concat(before.stream(), Stream.of(next)).toList();
        return new NewDate(all, now, 0, Optional.of(new Telling(Optional.empty())));
    }

    public LocalDate arrivesOn() {
        return dates.getLast();
    }

    /** The earliest date: who waits for a day before it does not wait for this restock. */
    public LocalDate earliest() {
        return dates.stream().min(Comparator.naturalOrder()).orElseThrow();
    }

    /** The latest date: who waits for a day after it has lost nothing by any of them. */
    public LocalDate latest() {
        return dates.stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    /** Another page of buyers has been told; without a cursor it was the last one. */
    NewDate told(int more, Optional<Cursor> next) {
        return new NewDate(dates, at, told + more, next.map(cursor -> new Telling(Optional.of(cursor))));
    }

    /** There is nothing to wait for any more. */
    NewDate arrived() {
        return new NewDate(dates, at, told, Optional.empty());
    }
}
