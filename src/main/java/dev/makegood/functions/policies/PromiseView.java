package dev.makegood.functions.policies;

import dev.makegood.promise.MerchantPromise;
import dev.makegood.promise.Promised;
import java.time.Instant;
import java.util.Optional;

/** Shows a merchant's own promise for stockouts, in addition to the platform's policy. */
public record PromiseView(
        String promiseId,
        String merchantId,
        Optional<String> platform,
        String currency,
        Optional<Long> extraMinor,
        Optional<Long> atLeastMinor,
        Instant publishedAt,
        Instant effectiveAt) {
    public static PromiseView of(Promised promised) {
        MerchantPromise promise = promised.promise();
        return new PromiseView(
                promise.promiseId(),
                promised.merchantId(),
                promised.platform(),
                promise.amount().getCurrencyUnit().getCode(),
                promise.minor(MerchantPromise.Kind.EXTRA),
                promise.minor(MerchantPromise.Kind.AT_LEAST),
                promised.publishedAt(),
                promised.effectiveAt());
    }
}
