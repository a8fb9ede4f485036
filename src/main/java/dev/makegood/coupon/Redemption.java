package dev.makegood.coupon;

import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * A part of an order that was paid with a coupon.
 *
 * @param redemptionId the platform's id of it, used once for each coupon
 * @param reversedAt when it was taken back; it is never redeemed again
 */
public record Redemption(
        String couponId, String redemptionId, String orderId, Money amount, Instant at, Optional<Instant> reversedAt) {

    Redemption reversed(Instant now) {
        return new Redemption(couponId, redemptionId, orderId, amount, at, Optional.of(now));
    }
}
