package dev.makegood.coupon;

import dev.makegood.account.LedgerAccounts;
import dev.makegood.account.MerchantAccount;
import dev.makegood.account.Turn;
import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.notice.Recipient;
import dev.makegood.policy.Amounts;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/** Creates the notices about coupons. */
final class CouponNotices {
    private CouponNotices() {}

    /**
     * Tells the buyer of a coupon.
     *
     * @param part what is paid now
     */
    static Notice issued(Case c, Payable part, Coupon coupon, Instant now) {
        return Notice.of(
                about(c, coupon),
                NoticeTemplate.COUPON_ISSUED_BUYER,
                Recipient.buyer(coupon.holder()),
                now,
                withRest(
                        part,
                        Map.of(
                                "orderId",
                                c.id().orderId(),
                                "couponId",
                                coupon.couponId(),
                                "amount",
                                text(part.amount()),
                                "validUntil",
                                coupon.validUntil().toString(),
                                "form",
                                coupon.form().kind().id(),
                                "zone",
                                coupon.zone().getId())));
    }

    /** Tells buyer and merchant that a compensation waits for the merchant's money. */
    static List<Notice> waits(Stored<Case> found, Payable part, Turn turn, Instant now) {
        Case c = found.value();
        // The row's version makes the notice unique if a case waits again with the same place.
        String about = c.id() + "~" + turn.kind().id() + "~" + found.version();
        var details = Map.of(
                "orderId", c.id().orderId(),
                "caseId", c.id().toString(),
                "sku", c.sku(),
                "amount", text(part.rest()));
        return List.of(
                Notice.of(about, NoticeTemplate.COMPENSATION_WAITS_BUYER, Recipient.buyer(c.buyer()), now, details),
                Notice.of(
                        about,
                        NoticeTemplate.COMPENSATION_WAITS_MERCHANT,
                        Recipient.merchant(c.merchantId()),
                        now,
                        details));
    }

    private static Map<String, String> withRest(Payable part, Map<String, String> details) {
        var all = new HashMap<>(details);
        if (part.rest().isPositive()) {
            all.put("rest", text(part.rest()));
        }
        return all;
    }

    /** A coupon that is raised is told again, so its face is part of the id. */
    private static String about(Case c, Coupon coupon) {
        return c.compensated().isZero()
                ? coupon.couponId()
                : coupon.couponId() + "~" + coupon.face().getAmountMinorLong();
    }

    static Notice debited(Case c, Payable part, Coupon coupon, MerchantAccount.Movement debited, Instant now) {
        var details = new HashMap<>(Map.of(
                "orderId", c.id().orderId(),
                "caseId", c.id().toString(),
                "sku", c.sku(),
                "amount", text(part.amount()),
                "policy", c.policy().toString()));
        details.put("fromBalance", text(debited.taken(LedgerAccounts.merchantBalance(c.merchantId()))));
        details.put("fromDeposit", text(debited.taken(LedgerAccounts.merchantDeposit(c.merchantId()))));
        details.put("advanced", text(debited.taken(LedgerAccounts.merchantReceivable(c.merchantId()))));
        return Notice.of(
                about(c, coupon),
                NoticeTemplate.COMPENSATION_DEBITED_MERCHANT,
                Recipient.merchant(c.merchantId()),
                now,
                withRest(part, details),
                c.assessment().steps());
    }

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
