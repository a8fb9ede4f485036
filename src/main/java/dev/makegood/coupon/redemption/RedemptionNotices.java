package dev.makegood.coupon.redemption;

import dev.makegood.coupon.Coupon;
import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.notice.Recipient;
import dev.makegood.wording.Amounts;
import java.time.Instant;
import java.util.Map;
import org.joda.money.Money;

/** Creates the notices about coupons that expire, and about redemptions that end. */
final class RedemptionNotices {
    private RedemptionNotices() {}

    /**
     * Tells the buyer that a coupon expired.
     *
     * @param nth number of this expiry, since money may be returned to the coupon after the first one
     */
    static Notice expired(Coupon coupon, long nth, Instant now) {
        return Notice.of(
                coupon.couponId() + "~" + nth,
                NoticeTemplate.COUPON_EXPIRED_BUYER,
                Recipient.buyer(coupon.holder()),
                now,
                Map.of(
                        "couponId", coupon.couponId(),
                        "amount", text(coupon.balance()),
                        "validUntil", coupon.validUntil().toString(),
                        "form", coupon.form().kind().id(),
                        "zone", coupon.zone().getId()));
    }

    /** Tells the buyer that the order of a redemption did not arrive and the money is back on the coupon. */
    static Notice ended(Redemption redemption, Coupon coupon, Instant now) {
        return Notice.of(
                coupon.couponId() + "~" + redemption.redemptionId(),
                NoticeTemplate.REDEMPTION_ENDED_BUYER,
                Recipient.buyer(coupon.holder()),
                now,
                Map.of(
                        "orderId", redemption.orderId(),
                        "couponId", coupon.couponId(),
                        "amount", text(redemption.amount()),
                        "validUntil", coupon.validUntil().toString(),
                        "form", coupon.form().kind().id(),
                        "zone", coupon.zone().getId()));
    }

    private static String text(Money amount) {
        return Amounts.text(amount);
    }
}
