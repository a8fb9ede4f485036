package dev.makegood.inventory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Computes the units on a shelf from the newest count and the movements after it. Instants decide, not the order of
 * reports: a count includes earlier movements, and later ones add to it. Of two counts at one instant, the one reported
 * last wins. Reports without an instant of their own happened in the order in which they were reported.
 *
 * @param newest absent until the first count
 * @param moved movements after the newest count, the earliest first; beyond {@link #APART} of them, neighbours are
 *     merged
 */
public record Shelf(Optional<Count> newest, List<ShelfMove> moved) {
    /** The most movements to keep apart. A count within merged movements subtracts nothing for them. */
    static final int APART = 30;

    static final Shelf UNKNOWN = new Shelf(Optional.empty(), List.of());

    private static final long MINUTE_MS = 60_000;

    /** Holds a count; {@code live} is true if it was reported when it was made. */
    public record Count(long units, Instant at, boolean live) {}

    /** Returns the shelf after a count at {@code at}; an instant after {@code now} counts as {@code now}. */
    Shelf counted(long units, Instant at, Instant now) {
        Instant when = when(at, now);
        var count = new Count(units, when, when.equals(toMillis(now)));
        if (newest.filter(last -> last.at().isAfter(count.at())).isPresent()) {
            return this;
        }
        List<ShelfMove> after = moved.stream()
                .filter(one -> one.to().isAfter(count.at()) || one.isAfter(count))
                .map(one -> one.isAfter(count) ? one : one.within(count))
                .toList();
        return new Shelf(Optional.of(count), after);
    }

    /**
     * Returns the shelf after units came or (negative) left at {@code at}; one after {@code now} counts as {@code now}.
     */
    Shelf moved(long units, Instant at, Instant now) {
        return with(one(units, 0, at, now));
    }

    /** Returns the shelf after units of its count became doubtful or (negative) were found. */
    Shelf doubting(long units, Instant at, Instant now) {
        return units == 0 ? this : with(one(0, units, at, now));
    }

    private static ShelfMove one(long units, long doubted, Instant at, Instant now) {
        Instant when = when(at, now);
        return new ShelfMove(when, when, when.equals(toMillis(now)), units, 0, doubted);
    }

    private static Instant when(Instant at, Instant now) {
        return toMillis(at.isAfter(now) ? now : at);
    }

    /** Rows store milliseconds. */
    private static Instant toMillis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private Shelf with(ShelfMove next) {
        if (newest.filter(count -> isSeen(next, count)).isPresent()) {
            return this;
        }
        var all = new ArrayList<>(moved);
        for (int i = 0; i < all.size(); i++) {
            ShelfMove kept = all.get(i);
            if (kept.from().isBefore(next.from()) && next.from().isBefore(kept.to())) {
                all.set(i, kept.and(next));
                return new Shelf(newest, List.copyOf(all));
            }
        }
        all.add(next);
        // If units return at the instant at which they left, the return is applied first.
        all.sort(Comparator.comparing(ShelfMove::from).thenComparing(ShelfMove::units, Comparator.reverseOrder()));
        if (all.size() > APART) {
            joinNeighbours(all);
        }
        return new Shelf(newest, List.copyOf(all));
    }

    /** A movement reported at the instant of the count was reported after it, so the count does not include it. */
    private static boolean isSeen(ShelfMove next, Count count) {
        return !next.from().isAfter(count.at()) && !(next.from().equals(count.at()) && next.live());
    }

    /** Merges the two neighbours that are closest relative to their age, so that recent movements stay exact. */
    private static void joinNeighbours(List<ShelfMove> all) {
        Instant last = all.getLast().to();
        // Floating point is safe here: it only selects which two are merged. Units are whole numbers everywhere.
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int i = 0; i + 1 < all.size(); i++) {
            ShelfMove next = all.get(i + 1);
            double apart = next.to().toEpochMilli() - all.get(i).from().toEpochMilli();
            double age = last.toEpochMilli() - next.to().toEpochMilli() + MINUTE_MS;
            if (apart / age < least) {
                least = apart / age;
                best = i;
            }
        }
        all.set(best, all.get(best).and(all.remove(best + 1)));
    }

    /** Returns the units on the shelf by the newest count; empty until the first one. */
    @JsonIgnore
    Optional<Long> onHand() {
        return newest.map(count -> {
            long units = count.units();
            for (ShelfMove one : moved) {
                units = one.applied(units);
            }
            return units;
        });
    }

    /** Returns how many units on hand are in doubt until they are counted again. */
    @JsonIgnore
    long doubted() {
        long units = Math.max(0, moved.stream().mapToLong(ShelfMove::doubted).sum());
        return Math.min(units, onHand().orElse(units));
    }
}
