package dev.makegood.policy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Sets the worth of the cases that it matches. Tiers of one rule never overlap, so at most one matches.
 *
 * @param promise the matching lengths of promise, from payment to the promised ship time
 * @param when attributes that the line must have (true) or must not have (false)
 * @param worth the amount, or the rule that computes it
 */
public record Tier(PromiseRange promise, Map<String, Boolean> when, Worth worth) {

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

    public boolean overlaps(Tier other) {
        boolean apart = when.entrySet().stream()
                .anyMatch(condition -> other.when.containsKey(condition.getKey())
                        && !other.when.get(condition.getKey()).equals(condition.getValue()));
        return !apart && promise.overlaps(other.promise);
    }
}
