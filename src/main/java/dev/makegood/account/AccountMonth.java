package dev.makegood.account;

import java.time.YearMonth;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Holds what a merchant's account had when the first posting of a month came. The month of a posting is that of its
 * instant in the market's zone, but never one before the month of the posting before it.
 *
 * @param first the number of the month's first posting
 * @param balance before that posting, as the others
 * @param receivable positive while the merchant owes the platform something
 */
public record AccountMonth(
        String merchantId,
        CurrencyUnit currency,
        YearMonth month,
        long first,
        Money balance,
        Money deposit,
        Money receivable) {

    /** Returns the month that an account's next posting opens. */
    static AccountMonth opening(MerchantAccount account, YearMonth month) {
        return new AccountMonth(
                account.merchantId(),
                account.currency(),
                month,
                account.postings() + 1,
                account.balance(),
                account.deposit(),
                account.receivable());
    }
}
