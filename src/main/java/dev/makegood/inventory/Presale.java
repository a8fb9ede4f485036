package dev.makegood.inventory;

import dev.makegood.storage.Cursor;
import java.time.Instant;
import java.util.Optional;

/**
 * A SKU that is sold before it is there, against a date. Until then its paid orders are not short, whatever is on hand; what
 * each buyer was promised counts nevertheless.
 *
 * @param shipsBy the date that is sold against, this instant included
 * @param change how often the date has changed
 * @param telling how far the buyers have been told of the latest change; absent when all have been
 */
public record Presale(Instant shipsBy, long change, Optional<Telling> telling) {
    /**
     * Buyers of a SKU are told in pages, those who paid last first.
     *
     * @param since when the date changed
     * @param after the cursor of the next page; absent for the first one
     */
    public record Telling(Instant since, Optional<Cursor> after) {}

    static Presale from(Optional<Presale> before, Instant shipsBy, Instant now) {
        return before.map(old -> new Presale(shipsBy, old.change + 1, Optional.of(new Telling(now, Optional.empty()))))
                .orElseGet(() -> new Presale(shipsBy, 0, Optional.empty()));
    }

    /** Whether the date is not over. */
    public boolean holds(Instant now) {
        return !now.isAfter(shipsBy);
    }

    /** The first instant at which it is over. */
    Instant over() {
        return shipsBy.plusMillis(1);
    }

    Presale told(Optional<Cursor> next) {
        return new Presale(
                shipsBy,
                change,
                telling.filter(_ -> next.isPresent()).map(before -> new Telling(before.since(), next)));
    }
}
