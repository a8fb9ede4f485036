package dev.makegood.oracle;

import java.time.Instant;
import java.util.Optional;

/**
 * Holds units that became short together; a case has one or more of these.
 *
 * @param paid the payment for them, in minor units
 * @param withCoupons the part of it that coupons of the platform paid
 * @param admittedAt when the merchant said that it will not ship them
 * @param agreed that both sides agreed to cancel them
 * @param exempt true if nothing is owed for them
 */
public record Part(long paid, long withCoupons, Optional<Instant> admittedAt, Optional<Agreed> agreed, boolean exempt) {
    /**
     * States that both sides agreed to cancel. It covers all parts that carry its name, as a whole.
     *
     * @param owed true if the text still owes its compensation
     * @param atLeast the sum agreed on
     */
    public record Agreed(String name, boolean owed, long atLeast) {}
}
