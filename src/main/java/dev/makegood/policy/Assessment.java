package dev.makegood.policy;

import java.util.List;
import org.joda.money.Money;

/** What a case is worth in compensation, and how that came about (SAMR order 116, art. 29). Zero or more. */
public record Assessment(Money amount, List<Step> steps) {
    public Assessment {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("a compensation is never negative: " + amount);
        }
        steps = List.copyOf(steps);
    }
}
