package dev.makegood.inventory;

import java.time.Instant;

/**
 * Holds one movement, or several merged ones. Adds its units to a shelf and leaves at least {@code floor}: if more
 * leaves a shelf than was on it, its count was wrong.
 *
 * @param from the instant of the first one
 * @param to the instant of the last one
 * @param live true if the last one was reported at its own instant
 * @param units what came on the shelf, less what left it
 * @param doubted units that came into doubt, less those that were found
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
     * Returns what merged movements leave after a count within them, without subtracting from the shelf: a doubt
     * makes nobody short.
     */
    ShelfMove within(Shelf.Count count) {
        return new ShelfMove(count.at(), to, live, Math.max(0, units), 0, Math.max(0, doubted));
    }
}
