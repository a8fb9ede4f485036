package dev.makegood.account;

import java.time.YearMonth;
import java.util.List;
import org.joda.money.Money;

/**
 * Holds what a merchant's account had at the beginning and at the end of a month. Between them are the postings of the
 * month, which are exactly the difference.
 *
 * @param first the number of the month's first posting
 * @param last the number of its last posting; {@code first - 1} if it has none
 */
public record MonthlyStatement(
        MerchantAccount account, YearMonth month, Purses opening, Purses closing, long first, long last) {

    /** Holds the money of an account; the receivable is positive while the merchant owes the platform something. */
    public record Purses(Money balance, Money deposit, Money receivable) {
        static Purses of(MerchantAccount account) {
            return new Purses(account.balance(), account.deposit(), account.receivable());
        }

        static Purses of(AccountMonth opened) {
            return new Purses(opened.balance(), opened.deposit(), opened.receivable());
        }
    }

    /**
     * Creates the statement.
     *
     * @param opened the first two months with postings that are not before {@code month}, read after the account
     */
    static MonthlyStatement of(MerchantAccount account, YearMonth month, List<AccountMonth> opened) {
        boolean has = !opened.isEmpty() && opened.getFirst().month().equals(month);
        List<AccountMonth> later = has ? opened.subList(1, opened.size()) : opened;
        Purses closing = later.isEmpty() ? Purses.of(account) : Purses.of(later.getFirst());
        long last = later.isEmpty() ? account.postings() : later.getFirst().first() - 1;
        // A month may have been opened after the account was read.
        return has && last >= opened.getFirst().first()
                ? new MonthlyStatement(
                        account,
                        month,
                        Purses.of(opened.getFirst()),
                        closing,
                        opened.getFirst().first(),
                        last)
                : new MonthlyStatement(account, month, closing, closing, last + 1, last);
    }

    /** Returns how many postings the month has. */
    public long postings() {
        return last - first + 1;
    }
}
