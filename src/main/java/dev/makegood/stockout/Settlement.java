package dev.makegood.stockout;

import org.joda.money.Money;

/**
 * Holds how the compensation of a case stands.
 *
 * @param compensated the compensation given to the buyer so far; never taken back
 * @param reimbursed the part of it that the platform reimbursed to the merchant, less the part owed again
 */
public record Settlement(Money compensated, Money reimbursed, Compensation compensation) {
    public Settlement {
        if (compensated.isNegative() || reimbursed.isNegative() || reimbursed.isGreaterThan(compensated)) {
            throw new IllegalArgumentException("compensated " + compensated + ", reimbursed " + reimbursed);
        }
    }

    static Settlement none(Money zero, Compensation first) {
        return new Settlement(zero, zero, first);
    }

    Settlement with(Compensation next) {
        return new Settlement(compensated, reimbursed, next);
    }

    Settlement given(Money amount, Compensation next) {
        return new Settlement(compensated.plus(amount), reimbursed, next);
    }

    Settlement givenBack(Money inAll) {
        return new Settlement(compensated, inAll, compensation);
    }
}
