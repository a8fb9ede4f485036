package dev.makegood.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * Holds the times of a line's events.
 *
 * @param paidAt when its order was paid
 * @param shippedAt when the line left the merchant
 * @param establishedAt when the violation was established, which determines the version
 */
public record Milestones(Optional<Instant> paidAt, Optional<Instant> shippedAt, Optional<Instant> establishedAt) {
    public static final Milestones UNKNOWN = new Milestones(Optional.empty(), Optional.empty(), Optional.empty());

    public static Milestones of(Instant paidAt, Instant establishedAt) {
        return new Milestones(Optional.of(paidAt), Optional.empty(), Optional.of(establishedAt));
    }
}
