package dev.makegood.stockout;

import dev.makegood.order.OrderLine;
import dev.makegood.order.Shares;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Portion;
import java.time.Instant;
import org.joda.money.Money;

/**
 * Describes how a line gets a case, or how its case grows.
 *
 * @param line as it was before
 * @param units how many more become short
 * @param withCoupons what was paid for these with coupons
 * @param knownAt when the hours of their refund begin
 * @param refunded true if there is a refund, which compensation may have to wait for
 */
record Growth(
        OrderLine line,
        int units,
        Money withCoupons,
        Cause cause,
        Instant knownAt,
        boolean refunded,
        PolicyVersion policy,
        Instant now) {

    Tranche tranche() {
        Portion paid = Portion.of(paid(line, units), withCoupons);
        Portion admitted = cause.admittedAt(now).map(paid::admitted).orElse(paid);
        Portion agreed = cause.under(policy).map(admitted::agreed).orElse(admitted);
        return new Tranche(units, cause.trigger(), cause.by(), now, knownAt, agreed, 0);
    }

    /** Returns what the next {@code units} units of the line cost that become short. */
    static Money paid(OrderLine line, int units) {
        int from = line.shortUnits();
        return Shares.ofUnits(
                line.line().paid(), from, from + units, line.line().quantity());
    }
}
