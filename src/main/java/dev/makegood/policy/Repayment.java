package dev.makegood.policy;

import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Holds one payment of a refund to the buyer. A refund that came back and was paid again has several.
 *
 * @param cash what was paid, without the part that returned to coupons
 * @param establishedAt from when the time of the refund counts
 * @param dueBy the last instant at which the refund was in time
 * @param beforeAt when the same money was paid before and came back later; absent for a first payment
 * @param paidAt when it was paid
 */
public record Repayment(
        Money cash,
        Optional<Instant> establishedAt,
        Optional<Instant> dueBy,
        Optional<Instant> beforeAt,
        Instant paidAt) {}
