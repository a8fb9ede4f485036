package dev.makegood.promise;

import dev.makegood.command.ClockSkew;
import dev.makegood.storage.Copies;
import dev.makegood.storage.Database;
import dev.makegood.storage.Key;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Query;
import dev.makegood.storage.RowType;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

    /** How much older than a copy an order must be: more than clocks differ and a publication takes. */
    private static final Duration APART = ClockSkew.ALLOWED;

    /** The most merchants whose promises are kept in memory. */
    private static final int MOST_KNOWN = 1_000;

    /** The promises read from each database by merchant, for all views of it. */
    private static final Copies<Map<String, Copy>> KNOWN = new Copies<>();

    private final Database database;
    private final Map<String, Copy> known;

    /** Holds all promises of a merchant as read at an instant. */
    private record Copy(Instant readAt, List<Promised> promises) {
        boolean isCompleteFor(Instant paidAt) {
            return paidAt.isBefore(readAt.minus(APART));
        }
    }

    public Promises(Database database) {
        this.database = database;
        known = KNOWN.of(database, ConcurrentHashMap::new);
    }

    /** Returns all promises of a merchant, in the order in which they take effect. */
    public List<Promised> ofMerchant(String merchantId) {
        var query = Query.table(Table.POLICIES, partition(merchantId), new Query.Range.All());
        return database.all(query).stream()
                .flatMap(row -> ROWS.readable(row).stream())
                .sorted(Comparator.comparing(Promised::effectiveAt).thenComparing(Promised::publishedAt))
                .toList();
    }

    /**
     * Returns a merchant's promise for an order paid at {@code paidAt}; empty if there is none. Uses a copy that was read
     * after the order was paid: a promise takes effect when it is published or later, so none that was published since
     * applies to the order.
     */
    public Optional<MerchantPromise> inForce(
            String merchantId, String platform, CurrencyUnit currency, Instant paidAt, Instant now) {
        return copy(merchantId, paidAt, now).promises().stream()
                .filter(promised -> promised.isFor(platform, currency, paidAt))
                .reduce((_, later) -> later)
                .map(Promised::promise)
                .filter(promise -> promise.amount().isPositive());
    }

    private Copy copy(String merchantId, Instant paidAt, Instant now) {
        Copy copy = known.get(merchantId);
        if (copy != null && copy.isCompleteFor(paidAt)) {
            return copy;
        }
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        var read = new Copy(now, ofMerchant(merchantId));
        known.put(merchantId, read);
        return read;
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
