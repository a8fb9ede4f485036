package dev.makegood.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Holds how many lines of a merchant were paid on a platform in some days, and what had become of them at an instant.
 *
 * @param days how many whole days, in the zone of the version that asked
 * @param before the day after the last of them
 * @param paid lines that were paid in these days
 * @param counted how many of them are counted, by what; at most {@code paid} each
 * @param asOf when they were counted
 */
public record MerchantLines(int days, LocalDate before, long paid, Map<MerchantRate.Of, Long> counted, Instant asOf) {
    public MerchantLines {
        counted = Map.copyOf(counted);
        for (long some : counted.values()) {
            if (days < 1 || some < 0 || some > paid) {
                throw new IllegalArgumentException(counted + " of " + paid + " lines in " + days + " days");
            }
        }
    }

    /** Returns how many lines a rate counts; empty if they were not counted, or for other days. */
    public Optional<Long> counted(MerchantRate rate) {
        return rate.days() == days ? Optional.ofNullable(counted.get(rate.of())) : Optional.empty();
    }
}
