package dev.makegood.oracle;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the rules ask of an order line as a whole. Sums are minor units.
 *
 * @param decimals of the currency
 * @param late what the late shipment of the line gives its buyer
 * @param replaced what the line that this one takes the place of gives for these units; as much less is owed, whatever the text
 * @param used what other cases have of the caps, by scope
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
     * What the merchant gives on its own.
     *
     * @param extra on top of what the policy gives, else at least so much together with it
     */
    public record Promise(boolean extra, long minor) {}

    public Line using(Map<String, Long> now) {
        return new Line(decimals, paidAt, promisedShipAt, attributes, late, replaced, now, promise);
    }
}
