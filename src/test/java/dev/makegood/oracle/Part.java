package dev.makegood.oracle;

import java.time.Instant;
import java.util.Optional;

/**
 * Units that went short together: a case has one or more of these.
 *
 * @param paid what was paid for them, minor units
 * @param withCoupons what of that was paid with coupons of the platform
 * @param admittedAt when the merchant said that it will not ship them
 * @param agreed that both sides agreed to cancel them
 * @param exempt whether nothing is owed for them
 */
public record Part(long paid, long withCoupons, Optional<Instant> admittedAt, Optional<Agreed> agreed, boolean exempt) {
    /**
     * That both sides agreed to cancel: it is about all parts that carry its name, as a whole.
     *
     * @param owed whether the text owes its compensation all the same
     * @param atLeast the sum agreed on
     */
    public record Agreed(String name, boolean owed, long atLeast) {}
}
