package dev.makegood.coupon.redemption;

import dev.makegood.command.Actor;
import dev.makegood.coupon.Coupon;
import dev.makegood.notice.CouponFact;
import dev.makegood.notice.Notice;
import dev.makegood.storage.KeyText;
import java.time.Instant;

/** Creates the notices about redemptions that end. */
final class RedemptionNotices {
    private RedemptionNotices() {}

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
