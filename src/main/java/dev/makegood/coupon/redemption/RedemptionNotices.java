package dev.makegood.coupon.redemption;

import dev.makegood.command.Actor;
import dev.makegood.coupon.Coupon;
import dev.makegood.notice.CouponFact;
import dev.makegood.notice.Notice;
import dev.makegood.storage.KeyText;
import java.time.Instant;

/** Creates the notices about coupons that expire, and about redemptions that end. */
final class RedemptionNotices {
    private RedemptionNotices() {}

    /**
     * Tells the buyer that a coupon expired.
     *
     * @param nth the number of this expiry: a coupon can expire again after money was returned to it
     */
    static Notice expired(Coupon coupon, long nth, Instant now) {
        var fact = new CouponFact.CouponExpiredBuyer(
                coupon.couponId(), coupon.form().kind().id(), coupon.balance(), coupon.validUntil(), coupon.zone());
        return Notice.of(KeyText.join(new KeyText(coupon.couponId()), nth), Actor.buyer(coupon.holder()), now, fact);
    }

    /** Tells the buyer that the order of a redemption did not arrive and the money is back on the coupon. */
    static Notice ended(Redemption redemption, Coupon coupon, Instant now) {
        var fact = new CouponFact.RedemptionEndedBuyer(
                redemption.orderId(),
                coupon.couponId(),
                coupon.form().kind().id(),
                redemption.amount(),
                coupon.validUntil(),
                coupon.zone());
        String about = KeyText.join(new KeyText(coupon.couponId()), redemption.redemptionId());
        return Notice.of(about, Actor.buyer(coupon.holder()), now, fact);
    }
}
