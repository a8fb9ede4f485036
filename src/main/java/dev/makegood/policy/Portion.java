package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * Groups units of a case, with facts of their own.
 *
 * @param paid the payment for these units, net of discounts, including our coupons
 * @param withCoupons the part of it that our coupons paid
 * @param admittedAt when the merchant admitted that these units will not ship
 * @param agreement that buyer and merchant agreed to cancel these units
 * @param exemption the ground on which nothing is owed for these units
 * @param repayments the payments of their refunds so far, if the version lets something accrue until then
 */
public record Portion(
        Money paid,
        Money withCoupons,
        Optional<Instant> admittedAt,
        Optional<Agreement> agreement,
        Optional<Exemption> exemption,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Repayment> repayments) {

    /** Accepts null, since rows leave out an empty list. */
    public Portion {
        repayments = repayments == null ? List.of() : List.copyOf(repayments);
        if (paid.isNegative() || withCoupons.isNegative() || withCoupons.isGreaterThan(paid)) {
            throw new IllegalArgumentException(withCoupons + " of " + paid + " with coupons");
        }
    }

    /** Returns a portion paid in cash, without other facts. */
    public static Portion of(Money paid) {
        return of(paid, Money.zero(paid.getCurrencyUnit()));
    }

    public static Portion of(Money paid, Money withCoupons) {
        return new Portion(paid, withCoupons, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    @JsonIgnore
    public Money inCash() {
        return paid.minus(withCoupons);
    }

    /** Returns true if something may be owed for these units. */
    public boolean counts(boolean gifts) {
        return exemption.isEmpty()
                && (paid.isPositive() || gifts)
                && agreement.map(Agreement::owed).orElse(true);
    }

    /** Returns true if the merchant admitted it by the originally promised ship time (inclusive). */
    public boolean admittedInTime(Instant promisedShipAt) {
        return admittedAt.filter(at -> !at.isAfter(promisedShipAt)).isPresent();
    }

    public Portion admitted(Instant at) {
        return new Portion(paid, withCoupons, Optional.of(at), agreement, exemption, repayments);
    }

    public Portion agreed(Agreement next) {
        return new Portion(paid, withCoupons, admittedAt, Optional.of(next), exemption, repayments);
    }

    public Portion exempt(Exemption ground) {
        return new Portion(paid, withCoupons, admittedAt, agreement, Optional.of(ground), repayments);
    }

    public Portion notExempt() {
        return new Portion(paid, withCoupons, admittedAt, agreement, Optional.empty(), repayments);
    }

    /** Returns the same portion with other amounts paid. */
    public Portion paying(Money next, Money ofThatWithCoupons) {
        return new Portion(next, ofThatWithCoupons, admittedAt, agreement, exemption, repayments);
    }

    /** Returns the portion after one more payment of its refunds. */
    public Portion repaid(Repayment more) {
        var all = Stream.concat(repayments.stream(), Stream.of(more)).toList();
        return new Portion(paid, withCoupons, admittedAt, agreement, exemption, all);
    }

    /**
     * Returns true if something accrues until its refunds are paid: also for a buyer who agreed to cancel or did not
     * complain, since the refund is owed all the same, but not on a ground that a person found.
     */
    @JsonIgnore
    public boolean accrues() {
        return exemption
                .filter(ground -> ground != Exemption.GOODS_INSTEAD && ground != Exemption.NO_COMPLAINT)
                .isEmpty();
    }
}
