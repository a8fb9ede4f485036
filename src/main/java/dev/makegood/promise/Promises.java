package dev.makegood.promise;

import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * Reads merchants' own promises. Of a merchant's promises for a platform and currency, the one that last took effect
 * before the order was paid applies, so a buyer keeps the promise that was shown.
 */
public final class Promises {
    /** The most promises of one merchant over time. */
    static final int MOST = 200;

    private static final RowType<Promised> ROWS = new RowType<>(
            Promised.class,
            promised -> key(promised.merchantId(), promised.promise().promiseId()));

    private final Database database;

    public Promises(Database database) {
        this.database = database;
    }

    /** Returns all promises of a merchant, in the order in which they take effect. */
    public List<Promised> ofMerchant(String merchantId) {
        var query = Query.table(Table.POLICIES, partition(merchantId), new Query.Range.All());
        return database.all(query).stream()
                .flatMap(row -> ROWS.readable(row).stream())
                .sorted(Comparator.comparing(Promised::effectiveAt).thenComparing(Promised::publishedAt))
                .toList();
    }

    /** Returns a merchant's promise for an order paid at {@code paidAt}; empty if there is none. */
    public Optional<MerchantPromise> inForce(
            String merchantId, String platform, CurrencyUnit currency, Instant paidAt) {
        return ofMerchant(merchantId).stream()
                .filter(promised -> promised.isFor(platform, currency, paidAt))
                .reduce((_, later) -> later)
                .map(Promised::promise)
                .filter(promise -> promise.amount().isPositive());
    }

    Optional<Promised> find(String merchantId, String promiseId) {
        return ROWS.find(database, key(merchantId, promiseId)).map(Stored::value);
    }

    Write create(Promised promised) {
        return ROWS.create(promised);
    }

    private static Key key(String merchantId, String promiseId) {
        return new Key(Table.POLICIES, partition(merchantId), promiseId);
    }

    private static String partition(String merchantId) {
        return KeyText.join("promises", merchantId);
    }
}
