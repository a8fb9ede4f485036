package dev.makegood.account;

import dev.makegood.market.Market;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/** Reads and writes the rows of merchant accounts, one for each merchant and currency, and of their months. */
public final class Accounts {
    private static final String MONTH = "MONTH";
    private static final YearMonth LAST = YearMonth.of(9999, 12);

    private static final RowType<MerchantAccount> ROWS =
            new RowType<>(MerchantAccount.class, account -> key(account.merchantId(), account.currency()));

    private static final RowType<AccountMonth> MONTHS = new RowType<>(
            AccountMonth.class,
            opened -> new Key(
                    Table.ACCOUNTS,
                    partition(opened.merchantId(), opened.currency()),
                    KeyText.join(MONTH, opened.month())));

    private final Database database;

    public Accounts(Database database) {
        this.database = database;
    }

    public Optional<Stored<MerchantAccount>> find(String merchantId, CurrencyUnit currency) {
        return ROWS.find(database, key(merchantId, currency));
    }

    /**
     * Returns the writes that create the account, or replace the one that was read: the first is the account's own; a
     * second one opens the month if the account has its first posting of it.
     *
     * @param now when the postings were decided that {@code changed} counts
     */
    public List<Write> put(Optional<Stored<MerchantAccount>> old, MerchantAccount changed, Instant now) {
        MerchantAccount before = old.map(Stored::value)
                .orElseGet(() -> MerchantAccount.opened(changed.merchantId(), changed.currency()));
        YearMonth month = YearMonth.from(Market.current().dayOf(now));
        boolean opens = changed.postings() > before.postings()
                && before.month().filter(last -> !last.isBefore(month)).isEmpty();
        return opens
                ? List.of(ROWS.put(old, changed.in(month)), MONTHS.create(AccountMonth.opening(before, month)))
                : List.of(ROWS.put(old, changed));
    }

    /**
     * Returns what an account had at the beginning and at the end of a month, and which postings it has; empty without an
     * account. The end of a month that is not over is now.
     */
    public Optional<MonthlyStatement> month(String merchantId, CurrencyUnit currency, YearMonth month) {
        return find(merchantId, currency).map(account -> {
            // After the account, so that a month that is opened meanwhile ends this one.
            List<AccountMonth> opened = monthsFrom(merchantId, currency, month);
            return MonthlyStatement.of(account.value(), month, opened);
        });
    }

    /** Returns the first two months with postings that are not before this one. */
    private List<AccountMonth> monthsFrom(String merchantId, CurrencyUnit currency, YearMonth from) {
        var range = new Query.Range.Between(KeyText.join(MONTH, from), KeyText.join(MONTH, LAST));
        return database.first(Query.table(Table.ACCOUNTS, partition(merchantId, currency), range, 2), 2).stream()
                .map(row -> MONTHS.read(row).value())
                .toList();
    }

    private static Key key(String merchantId, CurrencyUnit currency) {
        return new Key(Table.ACCOUNTS, partition(merchantId, currency), "ACCOUNT");
    }

    private static String partition(String merchantId, CurrencyUnit currency) {
        return KeyText.join(merchantId, currency.getCode());
    }
}
