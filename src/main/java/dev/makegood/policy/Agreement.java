package dev.makegood.policy;

import org.joda.money.Money;

/**
 * That buyer and merchant agreed to cancel.
 *
 * @param owed whether the version owes its compensation all the same
 * @param atLeast the sum that they agreed on, as compensation; it counts where it is more than what is given otherwise
 */
public record Agreement(boolean owed, Money atLeast) {
    /** What is given with it, where {@code otherwise} is given without. */
    Money with(Money otherwise) {
        return atLeast.isGreaterThan(otherwise) ? atLeast : otherwise;
    }

    /** Of a case that had been established before: what was owed for that is owed still. */
    public Agreement after(Facts before) {
        boolean still = before.agreement().map(Agreement::owed).orElse(true);
        return new Agreement(
                still, before.agreement().map(first -> first.with(atLeast)).orElse(atLeast));
    }
}
