package dev.makegood.account;

import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.util.Optional;

/**
 * Reads and writes the rows of top-ups. Their keys have no currency, so that one id cannot be used in two currencies.
 */
final class TopUps {
    private static final RowType<TopUp> ROWS =
            new RowType<>(TopUp.class, topUp -> key(topUp.merchantId(), topUp.topUpId()));

    private final Database database;

    TopUps(Database database) {
        this.database = database;
    }

    Optional<TopUp> find(String merchantId, String topUpId) {
        return ROWS.find(database, key(merchantId, topUpId)).map(Stored::value);
    }

    Write create(TopUp topUp) {
        return ROWS.create(topUp);
    }

    private static Key key(String merchantId, String topUpId) {
        return new Key(Table.ACCOUNTS, KeyText.join(merchantId, "top-ups"), KeyText.join("TOPUP", topUpId));
    }
}
