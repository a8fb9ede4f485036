package dev.makegood.oracle;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the facts of an order line as a whole that the rules need. Sums are minor units.
 *
 * @param decimals of the currency
 * @param late the compensation for the late shipment of the line
 * @param replaced the compensation of the replaced line for these units, which is subtracted under any text
 * @param used how much of the caps other cases have used, by scope
 * @param lines what was counted of the merchant's lines, if anything was
 */
public record Line(
        int decimals,
        Optional<Instant> paidAt,
        Optional<Instant> promisedShipAt,
        Set<String> attributes,
        long late,
        long replaced,
        Map<String, Long> used,
        Optional<Promise> promise,
        Optional<Lines> lines) {

    /**
     * Holds how many lines of the merchant were paid in so many days, and how many went wrong, by the names of the texts.
     */
    public record Lines(long days, long paid, Map<String, Long> wrong) {}

    /**
     * Holds the merchant's own promise.
     *
     * @param extra true if added to the policy's amount; false if both together are at least this much
     */
    public record Promise(boolean extra, long minor) {}

    public Line using(Map<String, Long> used) {
        return new Line(decimals, paidAt, promisedShipAt, attributes, late, replaced, used, promise, lines);
    }
}
