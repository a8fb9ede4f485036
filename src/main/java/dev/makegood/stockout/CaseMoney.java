package dev.makegood.stockout;

import org.joda.money.Money;

/** Compares the worth of a case with its buyer's compensation and its merchant's debits. */
public record CaseMoney(Money worth, Settlement settlement) {

    /** Returns the part of the assessed amount that is still owed; zero or more. */
    Money due() {
        return atLeastZero(worth.minus(settlement.given()));
    }

    /**
     * Returns the sum that the buyer was given and is still owed. The buyer keeps what was given, even if the case is
     * worth less now.
     */
    public Money toBuyer() {
        return settlement.given().plus(due());
    }

    /** Returns the debits of the merchant beyond the assessed amount that were not reimbursed; zero or more. */
    public Money reimbursable() {
        return atLeastZero(settlement.given().minus(settlement.reimbursed()).minus(worth));
    }

    /**
     * Returns the reimbursements that the merchant owes after all, because the case is worth more again; zero or more.
     */
    public Money owedAgain() {
        Money given = settlement.given();
        Money owed = worth.isLessThan(given) ? worth : given;
        return atLeastZero(owed.minus(given.minus(settlement.reimbursed())));
    }

    /** Returns the reimbursement that covers exactly the amount that is not owed. */
    Money squared() {
        return settlement.reimbursed().plus(reimbursable()).minus(owedAgain());
    }

    private static Money atLeastZero(Money amount) {
        return amount.isPositive() ? amount : Money.zero(amount.getCurrencyUnit());
    }
}
