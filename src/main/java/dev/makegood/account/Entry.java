package dev.makegood.account;

import org.joda.money.Money;

/**
 * Holds one side of a posting.
 *
 * @param account one of {@link LedgerAccounts}
 * @param amount into the account if positive, out of it if negative; never zero
 */
public record Entry(String account, Money amount) {
    public Entry {
        if (amount.isZero()) {
            throw new IllegalArgumentException("an entry must move money: " + account);
        }
    }
}
