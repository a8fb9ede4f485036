package dev.makegood.functions.coupons;

import dev.makegood.coupon.Coupon;
import dev.makegood.coupon.redemption.Redemption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Shows a coupon. It has no threshold, so it can pay any order. */
public record CouponView(
        String couponId,
        String caseId,
        long faceMinor,
        long balanceMinor,
        String currency,
        long threshold,
        Instant issuedAt,
        LocalDate validUntil,
        Instant expiresAt,
        String kind,
        String state) {

    public static CouponView of(Coupon coupon, Instant now) {
        return new CouponView(
                coupon.couponId(),
                coupon.caseId(),
                coupon.face().getAmountMinorLong(),
                coupon.balance().getAmountMinorLong(),
                coupon.face().getCurrencyUnit().getCode(),
                0,
                coupon.issuedAt(),
                coupon.validUntil(),
                coupon.expiresAt(),
                coupon.form().kind().id(),
                state(coupon, now));
    }

    private static String state(Coupon coupon, Instant now) {
        return coupon.expired(now) ? "expired" : coupon.balance().isZero() ? "spent" : "active";
    }

    /** Shows a redemption as it stands. */
    public record RedemptionView(
            String redemptionId,
            String couponId,
            String orderId,
            long amountMinor,
            String currency,
            Instant redeemedAt,
            Optional<Instant> reversedAt,
            Optional<Instant> endedAt) {

        public static RedemptionView of(Redemption redemption) {
            return new RedemptionView(
                    redemption.redemptionId(),
                    redemption.couponId(),
                    redemption.orderId(),
                    redemption.amount().getAmountMinorLong(),
                    redemption.amount().getCurrencyUnit().getCode(),
                    redemption.at(),
                    redemption.reversedAt(),
                    redemption.endedAt());
        }
    }
}
