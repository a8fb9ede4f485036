package dev.makegood.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sets the worth of the cases that it matches. Tiers of one rule never overlap, so at most one matches.
 *
 * @param promise the matching lengths of promise, from payment to the promised ship time
 * @param rate the matching rates of the merchant; absent if any matches
 * @param when attributes that the line must have (true) or must not have (false)
 * @param worth the amount, or the rule that computes it
 */
public record Tier(PromiseRange promise, Optional<RateRange> rate, Map<String, Boolean> when, Worth worth) {

    /**
     * Selects lengths of promise, in hours. Exactly 48 hours count as at most 48 hours.
     *
     * @param overHours exclusive lower bound; absent if there is none
     * @param atMostHours inclusive upper bound; absent if there is none
     */
    public record PromiseRange(Optional<Integer> overHours, Optional<Integer> atMostHours) {
        public static final PromiseRange ANY = new PromiseRange(Optional.empty(), Optional.empty());

        public boolean includes(Duration promise) {
            return overHours
                            .map(hours -> promise.compareTo(Duration.ofHours(hours)) > 0)
                            .orElse(true)
                    && atMostHours
                            .map(hours -> promise.compareTo(Duration.ofHours(hours)) <= 0)
                            .orElse(true);
        }

        public boolean isAny() {
            return equals(ANY);
        }

        public boolean isEmpty() {
            return overHours.isPresent() && atMostHours.isPresent() && overHours.get() >= atMostHours.get();
        }

        public boolean overlaps(PromiseRange other) {
            int from = Math.max(overHours.orElse(Integer.MIN_VALUE), other.overHours.orElse(Integer.MIN_VALUE));
            int to = Math.min(atMostHours.orElse(Integer.MAX_VALUE), other.atMostHours.orElse(Integer.MAX_VALUE));
            return from < to;
        }
    }

    /**
     * Selects rates of the merchant, in hundredths of a percent, as exact fractions. Exactly 4 % count as at most 4 %.
     *
     * @param overBasisPoints exclusive lower bound; absent if there is none
     * @param atMostBasisPoints inclusive upper bound; absent if there is none
     */
    public record RateRange(Optional<Integer> overBasisPoints, Optional<Integer> atMostBasisPoints) {
        public static final RateRange ANY = new RateRange(Optional.empty(), Optional.empty());

        private static final int WHOLE = 10_000;

        /** Returns true if {@code count} of {@code all} is such a rate. */
        public boolean includes(long count, long all) {
            return overBasisPoints.map(over -> compare(count, all, over) > 0).orElse(true)
                    && atMostBasisPoints
                            .map(most -> compare(count, all, most) <= 0)
                            .orElse(true);
        }

        private static int compare(long count, long all, int basisPoints) {
            return Long.compare(Math.multiplyExact(count, (long) WHOLE), Math.multiplyExact(all, (long) basisPoints));
        }

        public boolean isAny() {
            return equals(ANY);
        }

        public boolean isEmpty() {
            return from() >= to();
        }

        public boolean overlaps(RateRange other) {
            return Math.max(from(), other.from()) < Math.min(to(), other.to());
        }

        /** Returns how many hundredths of a percent it is wide; a rate of zero counts as one more. */
        public int width() {
            return to() - from();
        }

        /** Returns true if ranges that do not overlap leave out no rate. */
        public static boolean coverAll(List<RateRange> ranges) {
            return ranges.stream().mapToInt(RateRange::width).sum() == ANY.width();
        }

        private int from() {
            return overBasisPoints.orElse(-1);
        }

        private int to() {
            return atMostBasisPoints.orElse(WHOLE);
        }
    }

    public boolean overlaps(Tier other) {
        boolean apart = when.entrySet().stream()
                .anyMatch(condition -> other.when.containsKey(condition.getKey())
                        && !other.when.get(condition.getKey()).equals(condition.getValue()));
        return !apart && promise.overlaps(other.promise) && rates().overlaps(other.rates());
    }

    /** Returns the matching rates of the merchant. */
    public RateRange rates() {
        return rate.orElse(RateRange.ANY);
    }
}
