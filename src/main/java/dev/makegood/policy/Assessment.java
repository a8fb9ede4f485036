package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.joda.money.Money;

/**
 * What a case is worth in compensation, and how that came about (SAMR order 116, art. 29).
 *
 * @param amount zero or more
 * @param steps in the order in which they were taken; the last one says why it is nothing, if it is
 * @param promised what of the amount the merchant's own promise adds to what the policy gives
 */
public record Assessment(Money amount, List<Step> steps, Money promised) {
    public Assessment {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("a compensation is never negative: " + amount);
        }
        steps = List.copyOf(steps);
    }

    /** One without a promise. */
    public Assessment(Money amount, List<Step> steps) {
        this(amount, steps, Money.zero(amount.getCurrencyUnit()));
    }

    /** What the policy gives, which its caps count. */
    @JsonIgnore
    public Money ofPolicy() {
        return amount.minus(promised);
    }
}
