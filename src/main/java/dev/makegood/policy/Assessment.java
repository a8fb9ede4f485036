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
 * @param accrued the part of the amount that accrued until refunds were paid
 */
public record Assessment(Money amount, List<Sentence> steps, Money extra, Money accrued) {
    public Assessment {
        if (extra.isNegative() || accrued.isNegative() || extra.plus(accrued).isGreaterThan(amount)) {
            throw new IllegalArgumentException(
                    "a compensation is never negative: " + extra + " and " + accrued + " of " + amount);
        }
        steps = List.copyOf(steps);
    }

    /** Returns an assessment under the policy alone. */
    public static Assessment ofPolicy(Money amount, List<Sentence> steps) {
        Money none = Money.zero(amount.getCurrencyUnit());
        return new Assessment(amount, steps, none, none);
    }

    /** Returns the policy's part without what accrued; only this counts towards its caps. */
    @JsonIgnore
    public Money ofPolicy() {
        return beforeAccrual().minus(extra);
    }

    /** Returns the amount without what accrued, which no other case for the same units counts. */
    @JsonIgnore
    public Money beforeAccrual() {
        return amount.minus(accrued);
    }
}
