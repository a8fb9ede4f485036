package dev.makegood.policy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Sets what the buyer's silence about a delay means that the merchant tells.
 *
 * @param first for the first delay of an order line
 * @param later for every later one
 */
public record SilenceTerms(DelayRule first, DelayRule later) {
    public DelayRule rule(boolean isLater) {
        return isLater ? later : first;
    }

    /**
     * Returns what silence about a delay means; empty if a merchant cannot tell such a delay.
     *
     * @param isLater true if another delay of the line was told before
     * @param shipBy the ship time that counts
     * @param newShipBy the new one; empty if the merchant has no date
     */
    public Optional<Silence> of(boolean isLater, Instant shipBy, Optional<Instant> newShipBy, ZoneId zone) {
        return rule(isLater).silence(shipBy, newShipBy, zone);
    }
}
