package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Groups units of a case, with facts of their own.
 *
 * @param paid the payment for these units, net of discounts, including our coupons
 * @param withCoupons the part of it that our coupons paid
 * @param admittedAt when the merchant admitted that these units will not ship
 * @param agreement that buyer and merchant agreed to cancel these units
 * @param exemption the ground on which nothing is owed for these units
 */
public record Portion(
        Money paid,
        Money withCoupons,
        Optional<Instant> admittedAt,
        Optional<Agreement> agreement,
        Optional<Exemption> exemption) {

    public Portion {
        if (paid.isNegative() || withCoupons.isNegative() || withCoupons.isGreaterThan(paid)) {
            throw new IllegalArgumentException(withCoupons + " of " + paid + " with coupons");
        }
    }

    /** Returns a portion paid in cash, without other facts. */
    public static Portion of(Money paid) {
        return of(paid, Money.zero(paid.getCurrencyUnit()));
    }

    public static Portion of(Money paid, Money withCoupons) {
        return new Portion(paid, withCoupons, Optional.empty(), Optional.empty(), Optional.empty());
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
        return new Portion(paid, withCoupons, Optional.of(at), agreement, exemption);
    }

    public Portion agreed(Agreement next) {
        return new Portion(paid, withCoupons, admittedAt, Optional.of(next), exemption);
    }

    public Portion exempt(Exemption ground) {
        return new Portion(paid, withCoupons, admittedAt, agreement, Optional.of(ground));
    }

    public Portion notExempt() {
        return new Portion(paid, withCoupons, admittedAt, agreement, Optional.empty());
    }

    /** Returns the same portion with other amounts paid. */
    public Portion paying(Money next, Money ofThatWithCoupons) {
        return new Portion(next, ofThatWithCoupons, admittedAt, agreement, exemption);
    }
}
