package dev.makegood.account;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.makegood.policy.Terms;
import dev.makegood.policy.Terms.Payment.Purse;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * A merchant's money with the platform, in one currency. Nothing in it is ever negative.
 *
 * @param balance spent first
 * @param deposit spent when the balance is used up
 * @param receivable what the merchant owes the platform, which advanced it so that the buyer need not wait; a positive
 *     amount here, and the negative sum of {@link LedgerAccounts#merchantReceivable} in the ledger
 * @param postings how many postings the account's journal has
 */
public record MerchantAccount(
        String merchantId, CurrencyUnit currency, Money balance, Money deposit, Money receivable, long postings) {

    public MerchantAccount {
        if (balance.isNegative() || deposit.isNegative() || receivable.isNegative()) {
            throw new IllegalArgumentException(merchantId + ": " + balance + ", " + deposit + ", " + receivable);
        }
    }

    /** What a top-up fills once the receivable is repaid. */
    public enum Into {
        BALANCE("balance"),
        DEPOSIT("deposit");

        private final String id;

        Into(String id) {
            this.id = id;
        }

        /** Its name outside: in requests, answers and rows. */
        @JsonValue
        public String id() {
            return id;
        }
    }

    /** The account after one posting, which its {@code postings} already counts, and the account's side of it. */
    public record Movement(MerchantAccount account, List<Entry> entries) {
        /** Returns what was taken from one of the merchant's ledger accounts. */
        public Money taken(String ledgerAccount) {
            return entries.stream()
                    .filter(entry -> entry.account().equals(ledgerAccount))
                    .map(Entry::amount)
                    .reduce(Money.zero(account.currency()), Money::minus);
        }
    }

    /** An account without money; a merchant has one in every currency, whether or not there is a row for it. */
    public static MerchantAccount opened(String merchantId, CurrencyUnit currency) {
        Money none = Money.zero(currency);
        return new MerchantAccount(merchantId, currency, none, none, none, 0);
    }

    public String journal() {
        return "merchant~" + merchantId + "~" + currency.getCode();
    }

    /**
     * Takes {@code amount} out of the purses, in turn; the platform advances the rest. Entries are negative: 5.00 with a
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

    /** Returns what the purses hold together. */
    public Money held(List<Purse> purses) {
        return purses.stream().map(this::in).reduce(Money.zero(currency), Money::plus);
    }

    /**
     * Returns the most that a merchant can promise to pay on its own: what it has in the purses, and what of the advance limit
     * is left.
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

    /** Puts {@code amount} in: the receivable is repaid first, the rest goes where the merchant wants it. */
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
                postings + 1);
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
            throw new IllegalArgumentException("a movement has a positive amount, not " + amount);
        }
    }
}
