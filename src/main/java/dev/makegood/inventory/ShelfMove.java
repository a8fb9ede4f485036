package dev.makegood.inventory;

import java.time.Instant;

/**
 * Holds one movement, or several merged ones. Adds its units to a shelf, but leaves at least {@code floor}: if more
 * units left than were on it, the count was wrong.
 *
 * @param from the instant of the first one
 * @param to the instant of the last one
 * @param live true if the last one was reported when it happened
 * @param units the units that came, less those that left
 * @param doubted units that became doubtful, less those that were found
 */
public record ShelfMove(Instant from, Instant to, boolean live, long units, long floor, long doubted) {
    boolean isAfter(Shelf.Count count) {
        return from.isAfter(count.at()) || from.equals(count.at()) && live && !count.live();
    }

    long applied(long before) {
        return Math.max(floor, before + units);
    }

    ShelfMove and(ShelfMove next) {
        return new ShelfMove(
                from,
                next.to.isAfter(to) ? next.to : to,
                live || next.live,
                units + next.units,
                Math.max(next.floor, floor + next.units),
                doubted + next.doubted);
    }

    /**
     * Returns the effect of merged movements after a count within them, without subtracting from the shelf: a doubt
     * makes nobody short.
     */
    ShelfMove within(Shelf.Count count) {
        return new ShelfMove(count.at(), to, live, Math.max(0, units), 0, Math.max(0, doubted));
    }
}
