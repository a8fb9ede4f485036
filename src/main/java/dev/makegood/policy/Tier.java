package dev.makegood.policy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a case is worth that falls into this tier. Tiers of one rule never overlap: of any facts, at most one fits.
 *
 * @param promise the lengths of promise that it is for: from payment to the promised ship time
 * @param when attributes of the line that must be so; one that a line does not have counts as false
 * @param worth the amount, or how it is figured
 */
public record Tier(PromiseRange promise, Map<String, Boolean> when, Worth worth) {

    /**
     * Lengths of promise, in hours. To have exactly 48 hours is to have at most 48 hours.
     *
     * @param overHours more than so many; absent: from nothing on
     * @param atMostHours so many or less; absent: any length
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

        boolean isAny() {
            return equals(ANY);
        }

        boolean isEmpty() {
            return overHours.isPresent() && atMostHours.isPresent() && overHours.get() >= atMostHours.get();
        }

        boolean overlaps(PromiseRange other) {
            int from = Math.max(overHours.orElse(Integer.MIN_VALUE), other.overHours.orElse(Integer.MIN_VALUE));
            int to = Math.min(atMostHours.orElse(Integer.MAX_VALUE), other.atMostHours.orElse(Integer.MAX_VALUE));
            return from < to;
        }
    }

    boolean overlaps(Tier other) {
        boolean apart = when.entrySet().stream()
                .anyMatch(condition -> other.when.containsKey(condition.getKey())
                        && !other.when.get(condition.getKey()).equals(condition.getValue()));
        return !apart && promise.overlaps(other.promise);
    }
}
