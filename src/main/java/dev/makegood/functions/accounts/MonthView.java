package dev.makegood.functions.accounts;

import dev.makegood.account.MonthlyStatement;

/** Shows what a merchant's account had at the beginning and at the end of a month. */
record MonthView(
        String merchantId, String currency, String month, long postings, PursesView opening, PursesView closing) {

    /** Shows the money of an account at an instant. */
    record PursesView(long balanceMinor, long depositMinor, long receivableMinor) {
        static PursesView of(MonthlyStatement.Purses purses) {
            return new PursesView(
                    purses.balance().getAmountMinorLong(),
                    purses.deposit().getAmountMinorLong(),
                    purses.receivable().getAmountMinorLong());
        }
    }

    static MonthView of(MonthlyStatement statement) {
        return new MonthView(
                statement.account().merchantId(),
                statement.account().currency().getCode(),
                statement.month().toString(),
                statement.postings(),
                PursesView.of(statement.opening()),
                PursesView.of(statement.closing()));
    }
}
