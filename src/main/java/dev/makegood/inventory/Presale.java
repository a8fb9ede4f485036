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
 * @param left absent while it is sold; once that was ended, units that were sold against the date and are not there yet
 * @param telling how far the buyers have been told of the latest change; absent when all have been
 */
public record Presale(Instant shipsBy, long change, Optional<Long> left, Optional<Telling> telling) {
    /**
     * Buyers of a SKU are told in pages, those who paid last first.
     *
     * @param since when the date changed
     * @param after the cursor of the next page; absent for the first one
     */
    public record Telling(Instant since, Optional<Cursor> after) {}

    static Presale from(Optional<Presale> before, Instant shipsBy, Instant now) {
        return before.map(old -> old.shipsBy.equals(shipsBy)
                        ? new Presale(shipsBy, old.change, Optional.empty(), old.telling)
                        : new Presale(
                                shipsBy,
                                old.change + 1,
                                Optional.empty(),
                                Optional.of(new Telling(now, Optional.empty()))))
                .orElseGet(() -> new Presale(shipsBy, 0, Optional.empty(), Optional.empty()));
    }

    /** Nobody need be told of its date any more. */
    Presale ended(long unmet) {
        return new Presale(shipsBy, change, Optional.of(unmet), Optional.empty());
    }

    /** What has come is not owed again later: from then on it is sold from stock. */
    Presale unmet(long units) {
        return new Presale(shipsBy, change, left.map(before -> Math.min(before, units)), telling);
    }

    /** Whether the SKU is sold against the date. */
    boolean sells(Instant now) {
        return holds(now) && left.isEmpty();
    }

    /** Of units that are missing those that are not short before the date. */
    long shielded(long missing, Instant now) {
        return holds(now) ? Math.min(missing, left.orElse(missing)) : 0;
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
                left,
                telling.filter(_ -> next.isPresent()).map(before -> new Telling(before.since(), next)));
    }
}
