package dev.makegood.promise;

import java.time.Instant;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * Holds a promise as its merchant published it. It never changes; a later one replaces it, and may promise
 * nothing.
 *
 * @param platform the marketplace whose orders it is for; absent for all
 * @param effectiveAt it is for orders paid from then on; never before its publication
 */
public record Promised(
        String merchantId,
        Optional<String> platform,
        MerchantPromise promise,
        Instant publishedAt,
        Instant effectiveAt) {
    boolean isFor(String orderPlatform, CurrencyUnit currency, Instant paidAt) {
        return platform.filter(only -> !only.equals(orderPlatform)).isEmpty()
                && promise.amount().getCurrencyUnit().equals(currency)
                && !effectiveAt.isAfter(paidAt);
    }
}
