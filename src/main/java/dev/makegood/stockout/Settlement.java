package dev.makegood.stockout;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.joda.money.Money;

/**
 * Holds how the compensation of a case stands.
 *
 * @param compensated the compensation given to the buyer so far; never taken back
 * @param credited how much of what was given with another case for the same units counts for this one; negative if a part
 *     of what was given with this one counts for the other
 * @param accrued the part of what was given with this case that accrued until refunds were paid
 * @param reimbursed the part of both that the platform reimbursed to the merchant, less the part owed again
 */
public record Settlement(
        Money compensated, Money credited, Money accrued, Money reimbursed, Compensation compensation) {
    public Settlement {
        if (compensated.isNegative()
                || reimbursed.isNegative()
                || accrued.isNegative()
                || accrued.isGreaterThan(compensated)
                || compensated.plus(credited).isNegative()
                || reimbursed.isGreaterThan(compensated) && reimbursed.isGreaterThan(compensated.plus(credited))) {
            throw new IllegalArgumentException("compensated " + compensated + ", credited " + credited + ", accrued "
                    + accrued + ", reimbursed " + reimbursed);
        }
    }

    static Settlement none(Money zero, Compensation first) {
        return new Settlement(zero, zero, zero, zero, first);
    }

    /** Returns the compensation that the buyer was given for this case, whichever coupon it is in. */
    @JsonIgnore
    public Money given() {
        return compensated.plus(credited);
    }

    /** Returns the settlement with this much more credited; less if negative. */
    public Settlement credited(Money more) {
        return new Settlement(compensated, credited.plus(more), accrued, reimbursed, compensation);
    }

    Settlement with(Compensation next) {
        return new Settlement(compensated, credited, accrued, reimbursed, next);
    }

    /** Returns the settlement after the buyer was given a part of the due amount. */
    public Settlement given(Money amount, Compensation next) {
        return new Settlement(compensated.plus(amount), credited, accrued, reimbursed, next);
    }

    /** Returns the settlement after the buyer was given what accrued, or a part of it. */
    public Settlement givenAccrued(Money amount, Compensation next) {
        return new Settlement(compensated.plus(amount), credited, accrued.plus(amount), reimbursed, next);
    }

    Settlement givenBack(Money inAll) {
        return new Settlement(compensated, credited, accrued, inAll, compensation);
    }
}
