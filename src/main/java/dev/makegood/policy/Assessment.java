package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.joda.money.Money;

/**
 * What a case is worth in compensation, and how that came about (SAMR order 116, art. 29).
 *
 * @param amount zero or more
 * @param steps in the order in which they were taken; the last one says why it is nothing, if it is
 * @param extra what of the amount the merchant's own promise and agreements with the buyer add to what the policy gives
 */
public record Assessment(Money amount, List<Step> steps, Money extra) {
    public Assessment {
        if (extra.isNegative() || extra.isGreaterThan(amount)) {
            throw new IllegalArgumentException("a compensation is never negative: " + extra + " of " + amount);
        }
        steps = List.copyOf(steps);
    }

    /** Returns one of the policy alone. */
    public static Assessment ofPolicy(Money amount, List<Step> steps) {
        return new Assessment(amount, steps, Money.zero(amount.getCurrencyUnit()));
    }

    /** Returns what the policy gives, which its caps count. */
    @JsonIgnore
    public Money ofPolicy() {
        return amount.minus(extra);
    }
}
