package dev.makegood.oracle;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds what the rules need of an order line as a whole. Sums are minor units.
 *
 * @param decimals of the currency
 * @param late what the late shipment of the line gives its buyer
 * @param replaced what the replaced line gives for these units, which is subtracted under any text
 * @param used what other cases have used of the caps, by scope
 */
public record Line(
        int decimals,
        Optional<Instant> paidAt,
        Optional<Instant> promisedShipAt,
        Set<String> attributes,
        long late,
        long replaced,
        Map<String, Long> used,
        Optional<Promise> promise) {

    /**
     * Holds what the merchant gives on its own.
     *
     * @param extra true if added to what the policy gives; false if both together are at least this much
     */
    public record Promise(boolean extra, long minor) {}

    public Line using(Map<String, Long> used) {
        return new Line(decimals, paidAt, promisedShipAt, attributes, late, replaced, used, promise);
    }
}
