package dev.makegood.account;

import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/** Reads and writes the rows of merchant accounts: one for each merchant and currency. */
public final class Accounts {
    private static final RowType<MerchantAccount> ROWS =
            new RowType<>(MerchantAccount.class, account -> key(account.merchantId(), account.currency()));

    private final Database database;

    public Accounts(Database database) {
        this.database = database;
    }

    public Optional<Stored<MerchantAccount>> find(String merchantId, CurrencyUnit currency) {
        return ROWS.find(database, key(merchantId, currency));
    }

    /** Returns a write that creates the account, or replaces the one that was read. */
    public Write put(Optional<Stored<MerchantAccount>> old, MerchantAccount changed) {
        return ROWS.put(old, changed);
    }

    private static Key key(String merchantId, CurrencyUnit currency) {
        return new Key(Table.ACCOUNTS, KeyText.join(merchantId, currency.getCode()), "ACCOUNT");
    }
}
