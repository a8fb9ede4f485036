package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.wording.Sentence;
import java.util.List;
import org.joda.money.Money;

/**
 * Holds the worth of a case in compensation, with its calculation (SAMR order 116, art. 29).
 *
 * @param amount zero or more
 * @param steps in the order of the calculation; if the amount is zero, the last one explains why
 * @param extra the part of the amount that the merchant's own promise and agreements add to the policy's
 */
public record Assessment(Money amount, List<Sentence> steps, Money extra) {
    public Assessment {
        if (extra.isNegative() || extra.isGreaterThan(amount)) {
            throw new IllegalArgumentException("a compensation is never negative: " + extra + " of " + amount);
        }
        steps = List.copyOf(steps);
    }

    /** Returns an assessment under the policy alone. */
    public static Assessment ofPolicy(Money amount, List<Sentence> steps) {
        return new Assessment(amount, steps, Money.zero(amount.getCurrencyUnit()));
    }

    /** Returns the policy's part; only this counts towards its caps. */
    @JsonIgnore
    public Money ofPolicy() {
        return amount.minus(extra);
    }
}
