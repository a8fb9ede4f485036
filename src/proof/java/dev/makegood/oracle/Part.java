package dev.makegood.oracle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Holds units that became short together; a case has one or more of these.
 *
 * @param paid the payment for them, in minor units
 * @param withCoupons the part of it that coupons of the platform paid
 * @param admittedAt when the merchant said that it will not ship them
 * @param agreed that both sides agreed to cancel them
 * @param exempt true if nothing is owed for them
 * @param accrues true if something may accrue until they are refunded
 * @param repaid the payments of their refunds
 */
public record Part(
        long paid,
        long withCoupons,
        Optional<Instant> admittedAt,
        Optional<Agreed> agreed,
        boolean exempt,
        boolean accrues,
        List<Repaid> repaid) {
    /** Creates units that have not been refunded yet. */
    public Part(long paid, long withCoupons, Optional<Instant> admittedAt, Optional<Agreed> agreed, boolean exempt) {
        this(paid, withCoupons, admittedAt, agreed, exempt, !exempt, List.of());
    }

    /**
     * Holds one payment of a refund.
     *
     * @param established from when the time of the refund counts
     * @param dueBy the last instant at which it was in time
     * @param before when the same money was paid before and came back
     */
    public record Repaid(long cash, Instant established, Instant dueBy, Optional<Instant> before, Instant at) {}

    /**
     * States that both sides agreed to cancel. It covers all parts that carry its name, as a whole.
     *
     * @param owed true if the text still owes its compensation
     * @param atLeast the sum agreed on
     */
    public record Agreed(String name, boolean owed, long atLeast) {}
}
