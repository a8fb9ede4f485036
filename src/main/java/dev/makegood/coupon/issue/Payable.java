package dev.makegood.coupon.issue;

import dev.makegood.account.MerchantAccount;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Terms;
import dev.makegood.stockout.Case;
import org.joda.money.Money;

/**
 * Computes how much of a case can be paid now. Policy compensation is paid in full or, if the version waits for the
 * merchant's money, not at all. Extra compensation from promises and agreements is paid from the merchant's own money
 * and the platform's advance, up to the version's advance limit.
 *
 * @param policyDue the policy compensation that is due
 * @param extraDue the extra compensation that is due
 * @param ofPolicy how much of {@code policyDue} can be paid
 * @param ofExtra how much of {@code extraDue} can be paid
 */
record Payable(Money policyDue, Money extraDue, Money ofPolicy, Money ofExtra) {

    /**
     * Computes it. What accrued is paid first, by itself, so that it has a posting of its own.
     *
     * @param extraGiven how much was given beyond the policy so far
     */
    static Payable of(Case c, Money extraGiven, MerchantAccount account, PolicyVersion policy) {
        Money accrued = accruedDue(c);
        if (accrued.isPositive()) {
            return ofAccrued(accrued);
        }
        Money due = c.due();
        Money policyDue = lesser(
                due,
                orZero(c.assessment()
                        .amount()
                        .minus(c.assessment().extra())
                        .minus(c.settlement().given().minus(extraGiven))));
        Money extraDue = due.minus(policyDue);
        Money none = Money.zero(due.getCurrencyUnit());
        Money held = account.held(policy.payment().payers());
        if (suspends(policy) && held.isLessThan(policyDue)) {
            return new Payable(policyDue, extraDue, none, none);
        }
        Money advanced = orZero(policyDue.minus(held));
        Money room = orZero(policy.advanceLimit().minus(account.receivable()).minus(advanced));
        Money reach = orZero(held.minus(policyDue)).plus(room);
        return new Payable(policyDue, extraDue, policyDue, lesser(extraDue, reach));
    }

    /** Returns the part of what is due that accrued until refunds were paid, and was not given yet. */
    static Money accruedDue(Case c) {
        return lesser(
                c.due(), orZero(c.assessment().accrued().minus(c.settlement().accrued())));
    }

    /** Returns what accrued, all of which the platform advances. */
    private static Payable ofAccrued(Money amount) {
        Money none = Money.zero(amount.getCurrencyUnit());
        return new Payable(amount, none, amount, none);
    }

    static boolean suspends(PolicyVersion policy) {
        return policy.payment().shortfall() == Terms.Payment.Shortfall.SUSPEND;
    }

    /** Returns this without extra compensation, because others have waited longer for theirs. */
    Payable withoutExtra() {
        return new Payable(policyDue, extraDue, ofPolicy, Money.zero(extraDue.getCurrencyUnit()));
    }

    /** Returns nothing to pay, because others have waited longer. */
    Payable nothing() {
        Money none = Money.zero(extraDue.getCurrencyUnit());
        return new Payable(policyDue, extraDue, none, none);
    }

    Money amount() {
        return ofPolicy.plus(ofExtra);
    }

    /** Returns the amount that has to wait. */
    Money rest() {
        return policyDue.plus(extraDue).minus(amount());
    }

    boolean policyWaits() {
        return policyDue.isGreaterThan(ofPolicy);
    }

    private static Money orZero(Money amount) {
        return amount.isNegative() ? Money.zero(amount.getCurrencyUnit()) : amount;
    }

    private static Money lesser(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }
}
