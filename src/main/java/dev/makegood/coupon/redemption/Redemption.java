package dev.makegood.coupon.redemption;

import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Holds a part of an order that was paid with a coupon.
 *
 * @param redemptionId the platform's id of it, unique for each coupon
 * @param reversedAt when it was reversed; it is never redeemed again
 * @param endedAt when its money returned to the coupon because its order did not arrive in time
 */
public record Redemption(
        String couponId,
        String redemptionId,
        String orderId,
        Money amount,
        Instant at,
        Optional<Instant> reversedAt,
        Optional<Instant> endedAt) {

    Redemption reversed(Instant now) {
        return new Redemption(couponId, redemptionId, orderId, amount, at, Optional.of(now), endedAt);
    }

    Redemption ended(Instant now) {
        return new Redemption(couponId, redemptionId, orderId, amount, at, reversedAt, Optional.of(now));
    }
}
