package dev.makegood.promise;

import java.time.Instant;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * Holds a promise as its merchant published it. It never changes; a later one replaces it, even with zero.
 *
 * @param platform the marketplace to whose orders it applies; absent for all
 * @param effectiveAt from when orders must be paid for it to apply; never before its publication
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
