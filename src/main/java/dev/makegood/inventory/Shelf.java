package dev.makegood.inventory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Computes what is on a shelf from its newest count and from what moved after it. The instants of counts and movements decide, not
 * the order in which they are told: a count has seen the movements until its instant, and those after it stand on top. Of two counts
 * of one instant the one told last counts. What is told at its own instant happened in the order in which it was told.
 *
 * @param newest absent until the first count
 * @param moved what the newest count has not seen, earliest first; beyond {@link #APART} movements neighbours are kept as one
 */
public record Shelf(Optional<Count> newest, List<Moved> moved) {
    /** Movements that are kept apart. A count that lies within neighbours kept as one takes nothing off for them. */
    static final int APART = 30;

    static final Shelf UNKNOWN = new Shelf(Optional.empty(), List.of());

    private static final long MINUTE_MS = 60_000;

    /** @param live whether it was told at its own instant */
    public record Count(long units, Instant at, boolean live) {}

    /**
     * One movement, or neighbours kept as one. Applied to a shelf, it adds its units and leaves at least {@code floor}: a shelf that
     * gives more than was on it shows that its count was wrong.
     *
     * @param from the instant of the first one
     * @param to the instant of the last one
     * @param live whether the last one was told at its own instant
     * @param units what came on the shelf, less what left it
     * @param doubted what came into doubt, less what turned out to be there
     */
    public record Moved(Instant from, Instant to, boolean live, long units, long floor, long doubted) {
        private boolean isAfter(Count count) {
            return from.isAfter(count.at()) || from.equals(count.at()) && live && !count.live();
        }

        private long applied(long before) {
            return Math.max(floor, before + units);
        }

        private Moved and(Moved next) {
            return new Moved(
                    from,
                    next.to.isAfter(to) ? next.to : to,
                    live || next.live,
                    units + next.units,
                    Math.max(next.floor, floor + next.units),
                    doubted + next.doubted);
        }

        /** Keeps of neighbours that a count lies within what takes nothing off the shelf: nobody is refunded on a doubt. */
        private Moved within(Count count) {
            return new Moved(count.at(), to, live, Math.max(0, units), 0, Math.max(0, doubted));
        }
    }

    /** @param at when it was counted; an instant after {@code now} counts as {@code now} */
    Shelf counted(long units, Instant at, Instant now) {
        Instant when = when(at, now);
        var count = new Count(units, when, when.equals(toMillis(now)));
        if (newest.filter(last -> last.at().isAfter(count.at())).isPresent()) {
            return this;
        }
        List<Moved> after = moved.stream()
                .filter(one -> one.to().isAfter(count.at()) || one.isAfter(count))
                .map(one -> one.isAfter(count) ? one : one.within(count))
                .toList();
        return new Shelf(Optional.of(count), after);
    }

    /** @param at when units came (or, negative, left); an instant after {@code now} counts as {@code now} */
    Shelf moved(long units, Instant at, Instant now) {
        return with(one(units, 0, at, now));
    }

    /** Units that lie on the shelf by its count are said not to be there, or (negative) turn out to be there. */
    Shelf doubting(long units, Instant at, Instant now) {
        return units == 0 ? this : with(one(0, units, at, now));
    }

    private static Moved one(long units, long doubted, Instant at, Instant now) {
        Instant when = when(at, now);
        return new Moved(when, when, when.equals(toMillis(now)), units, 0, doubted);
    }

    private static Instant when(Instant at, Instant now) {
        return toMillis(at.isAfter(now) ? now : at);
    }

    /** Rows keep milliseconds. */
    private static Instant toMillis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private Shelf with(Moved next) {
        if (newest.filter(count -> isSeen(next, count)).isPresent()) {
            return this;
        }
        var all = new ArrayList<>(moved);
        for (int i = 0; i < all.size(); i++) {
            Moved kept = all.get(i);
            if (kept.from().isBefore(next.from()) && next.from().isBefore(kept.to())) {
                all.set(i, kept.and(next));
                return new Shelf(newest, List.copyOf(all));
            }
        }
        all.add(next);
        // What comes back at the instant at which it left never left.
        all.sort(Comparator.comparing(Moved::from).thenComparing(Moved::units, Comparator.reverseOrder()));
        if (all.size() > APART) {
            joinNeighbours(all);
        }
        return new Shelf(newest, List.copyOf(all));
    }

    /** A movement that is told at its own instant, that of the count, is told after it. */
    private static boolean isSeen(Moved next, Count count) {
        return !next.from().isAfter(count.at()) && !(next.from().equals(count.at()) && next.live());
    }

    /** Joins the two neighbours that are closest for their age, so that what is recent is known the most exactly. */
    private static void joinNeighbours(List<Moved> all) {
        Instant last = all.getLast().to();
        // Fractions decide only which two are joined: units are whole everywhere.
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int i = 0; i + 1 < all.size(); i++) {
            Moved next = all.get(i + 1);
            double apart = next.to().toEpochMilli() - all.get(i).from().toEpochMilli();
            double age = last.toEpochMilli() - next.to().toEpochMilli() + MINUTE_MS;
            if (apart / age < least) {
                least = apart / age;
                best = i;
            }
        }
        all.set(best, all.get(best).and(all.remove(best + 1)));
    }

    /** Units on the shelf by the newest count; absent until the first one. */
    @JsonIgnore
    Optional<Long> onHand() {
        return newest.map(count -> {
            long units = count.units();
            for (Moved one : moved) {
                units = one.applied(units);
            }
            return units;
        });
    }

    /** Units of those on hand that are said not to be there, until they are counted again. */
    @JsonIgnore
    long doubted() {
        long units = Math.max(0, moved.stream().mapToLong(Moved::doubted).sum());
        return Math.min(units, onHand().orElse(units));
    }
}
