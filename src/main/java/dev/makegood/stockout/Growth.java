package dev.makegood.stockout;

import dev.makegood.inventory.StockSeen;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Shares;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Portion;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Describes how a line gets a case, or how its case grows.
 *
 * @param line the line before the growth
 * @param units how many more become short
 * @param paid the payment for these units
 * @param withCoupons the part of it that coupons paid
 * @param knownAt when the hours of their refund begin
 * @param act the act that strands them, if a brake may hold it back
 * @param stock what the stock position said; absent if it was not asked
 * @param refunded true if there is a refund, for which compensation may have to wait
 */
public record Growth(
        OrderLine line,
        int units,
        Money paid,
        Money withCoupons,
        Cause cause,
        Instant knownAt,
        Optional<OfAct> act,
        Optional<StockSeen> stock,
        boolean refunded,
        PolicyVersion policy,
        Instant now) {

    public Tranche tranche() {
        Portion bought = Portion.of(paid, withCoupons);
        Portion admitted = cause.admittedAt(now).map(bought::admitted).orElse(bought);
        Portion agreed = cause.under(policy).map(admitted::agreed).orElse(admitted);
        return new Tranche(units, cause.trigger(), cause.by(), now, knownAt, agreed, act, 0);
    }

    /**
     * Returns the price of the next {@code units} units of the line that become short. Together with the units of its
     * case, they cost exactly their share of the line, whatever was taken back before.
     */
    public static Money paid(OrderLine line, int units, Optional<Case> before) {
        if (before.filter(c -> c.lastUnit() > c.units()).isEmpty()) {
            return paid(line, units);
        }
        Money all = Shares.cumulative(
                line.line().paid(), line.shortUnits() + units, line.line().quantity());
        Money rest = all.minus(before.get().tranches().stream()
                .filter(tranche -> !tranche.takenBack())
                .map(tranche -> tranche.portion().paid())
                .reduce(Money.zero(all.getCurrencyUnit()), Money::plus));
        return rest.isNegative() ? Money.zero(rest.getCurrencyUnit()) : rest;
    }

    /** Returns that price for a line of which nothing was taken back. */
    public static Money paid(OrderLine line, int units) {
        int from = line.shortUnits();
        return Shares.ofUnits(
                line.line().paid(), from, from + units, line.line().quantity());
    }
}
