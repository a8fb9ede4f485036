package dev.makegood.stockout;

import org.joda.money.Money;

/** Compares what a case is worth with what its buyer was given and its merchant was debited. */
public record CaseMoney(Money worth, Settlement settlement) {

    /** Returns what is still owed of the assessed amount; zero or more. */
    Money due() {
        return atLeastZero(worth.minus(settlement.compensated()));
    }

    /**
     * Returns what the buyer was given or is still owed. What was given stays the buyer's, even if the case is worth
     * less now.
     */
    public Money toBuyer() {
        return settlement.compensated().plus(due());
    }

    /** Returns what the merchant was debited beyond the assessed amount and has not been reimbursed; zero or more. */
    public Money reimbursable() {
        return atLeastZero(
                settlement.compensated().minus(settlement.reimbursed()).minus(worth));
    }

    /**
     * Returns what the merchant was reimbursed but owes after all, because the case is worth more again; zero or more.
     */
    public Money owedAgain() {
        Money given = settlement.compensated();
        Money owed = worth.isLessThan(given) ? worth : given;
        return atLeastZero(owed.minus(given.minus(settlement.reimbursed())));
    }

    /** Returns what the merchant is reimbursed once exactly what is not owed is reimbursed. */
    Money squared() {
        return settlement.reimbursed().plus(reimbursable()).minus(owedAgain());
    }

    private static Money atLeastZero(Money amount) {
        return amount.isPositive() ? amount : Money.zero(amount.getCurrencyUnit());
    }
}
