package dev.makegood.coupon;

import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * A part of an order that was paid with a coupon.
 *
 * @param redemptionId the platform's id of it, used once for each coupon
 * @param reversedAt when it was taken back; it is never redeemed again
 * @param endedAt when its money came back to the coupon because its order had not come in time
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
