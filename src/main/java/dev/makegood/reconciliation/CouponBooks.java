package dev.makegood.reconciliation;

import java.util.List;
import org.joda.money.Money;

/**
 * Says what coupons may still cost, and where the money is that merchants were debited for coupons.
 *
 * @param liability by currency and year; none without money on coupons
 * @param proof by currency
 */
public record CouponBooks(List<Liability> liability, List<Proof> proof) {

    /**
     * Holds what coupons may still cost that expire in a year.
     *
     * @param year of the last valid day in the coupon's zone
     * @param coupons how many have money on them
     */
    public record Liability(int year, long coupons, Money balance) {}

    /**
     * Holds where the money of coupons is. All but {@code live} are sums of postings, and {@code live} is the sum of the
     * coupons' own rows.
     *
     * @param debited what came onto coupons from merchants
     * @param spent what orders were paid with
     * @param givenBack what orders and refunds gave back to coupons
     * @param expired what became the platform's income
     */
    public record Proof(Money debited, Money live, Money spent, Money givenBack, Money expired) {
        /** Returns true if what was debited is live, spent and not given back, or expired. */
        public boolean holds() {
            return debited.equals(live.plus(spent).minus(givenBack).plus(expired));
        }
    }
}
