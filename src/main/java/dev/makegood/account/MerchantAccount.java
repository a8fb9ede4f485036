package dev.makegood.account;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.makegood.policy.Terms;
import dev.makegood.policy.Terms.Payment.Purse;
import dev.makegood.storage.KeyText;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Holds a merchant's money with the platform, in one currency. No amount is ever negative.
 *
 * @param balance spent first
 * @param deposit spent when the balance is used up
 * @param receivable what the merchant owes the platform for advances; positive here, and the negative sum of
 *     {@link LedgerAccounts#merchantReceivable} in the ledger
 * @param postings how many postings the account's journal has
 * @param month the month of the last posting; a posting of an earlier instant that comes later counts to it
 */
public record MerchantAccount(
        String merchantId,
        CurrencyUnit currency,
        Money balance,
        Money deposit,
        Money receivable,
        long postings,
        Optional<YearMonth> month) {

    public MerchantAccount {
        if (balance.isNegative() || deposit.isNegative() || receivable.isNegative()) {
            throw new IllegalArgumentException(merchantId + ": " + balance + ", " + deposit + ", " + receivable);
        }
    }

    /** Lists the purses that a top-up can fill after the receivable is repaid. */
    public enum Into {
        BALANCE("balance"),
        DEPOSIT("deposit");

        private final String id;

        Into(String id) {
            this.id = id;
        }

        /** Returns the name in requests, responses and rows. */
        @JsonValue
        public String id() {
            return id;
        }
    }

    /**
     * Holds the account after one posting, which its {@code postings} already counts, and the posting's entries for the
     * account.
     */
    public record Movement(MerchantAccount account, List<Entry> entries) {
        /** Returns how much was taken from one of the merchant's ledger accounts. */
        public Money taken(String ledgerAccount) {
            return entries.stream()
                    .filter(entry -> entry.account().equals(ledgerAccount))
                    .map(Entry::amount)
                    .reduce(Money.zero(account.currency()), Money::minus);
        }
    }

    /** Returns an account without money. A merchant has one in every currency, even without a row. */
    public static MerchantAccount opened(String merchantId, CurrencyUnit currency) {
        Money none = Money.zero(currency);
        return new MerchantAccount(merchantId, currency, none, none, none, 0, Optional.empty());
    }

    /** Returns the account with its last posting in {@code last}. */
    MerchantAccount in(YearMonth last) {
        return new MerchantAccount(merchantId, currency, balance, deposit, receivable, postings, Optional.of(last));
    }

    public String journal() {
        return KeyText.join("merchant", merchantId, currency.getCode());
    }

    /**
     * Takes {@code amount} out of the purses in turn; the platform advances the rest. Entries are negative: 5.00 with a
     * balance of 2.00 and a deposit of 1.00 is balance -2.00, deposit -1.00, receivable -2.00.
     */
    public Movement debit(Money amount, List<Purse> purses) {
        requirePositive(amount);
        Money ofBalance = Money.zero(currency);
        Money ofDeposit = Money.zero(currency);
        Money rest = amount;
        for (Purse purse : purses) {
            Money part = lesser(rest, in(purse));
            rest = rest.minus(part);
            switch (purse) {
                case BALANCE -> ofBalance = part;
                case DEPOSIT -> ofDeposit = part;
            }
        }
        return move(ofBalance.negated(), ofDeposit.negated(), rest.negated());
    }

    /** Returns the sum of both purses. */
    public Money held(List<Purse> purses) {
        return purses.stream().map(this::in).reduce(Money.zero(currency), Money::plus);
    }

    /**
     * Returns the most that a merchant can pay towards its own promises: its purses plus the rest of the advance limit.
     */
    public Money means(Terms.Payment payment) {
        Money advance = Money.ofMinor(currency, payment.advanceLimitMinor());
        Money left = advance.isGreaterThan(receivable) ? advance.minus(receivable) : Money.zero(currency);
        return payment.payers().stream().map(this::in).reduce(left, Money::plus);
    }

    private Money in(Purse purse) {
        return switch (purse) {
            case BALANCE -> balance;
            case DEPOSIT -> deposit;
        };
    }

    /** Puts {@code amount} in: repays the receivable first, then fills the purse that the merchant chose. */
    public Movement topUp(Money amount, Into into) {
        requirePositive(amount);
        Money repaid = lesser(amount, receivable);
        Money rest = amount.minus(repaid);
        Money none = Money.zero(currency);
        return switch (into) {
            case BALANCE -> move(rest, none, repaid);
            case DEPOSIT -> move(none, rest, repaid);
        };
    }

    private Movement move(Money toBalance, Money toDeposit, Money toReceivable) {
        var entries = new ArrayList<Entry>();
        add(entries, LedgerAccounts.merchantBalance(merchantId), toBalance);
        add(entries, LedgerAccounts.merchantDeposit(merchantId), toDeposit);
        add(entries, LedgerAccounts.merchantReceivable(merchantId), toReceivable);
        var account = new MerchantAccount(
                merchantId,
                currency,
                balance.plus(toBalance),
                deposit.plus(toDeposit),
                receivable.minus(toReceivable),
                postings + 1,
                month);
        return new Movement(account, List.copyOf(entries));
    }

    private static void add(List<Entry> entries, String account, Money amount) {
        if (!amount.isZero()) {
            entries.add(new Entry(account, amount));
        }
    }

    private static Money lesser(Money one, Money other) {
        return one.isLessThan(other) ? one : other;
    }

    private static void requirePositive(Money amount) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a movement must have a positive amount, not " + amount);
        }
    }
}
