package dev.makegood.coupon.issue;

import dev.makegood.account.LedgerAccounts;
import dev.makegood.account.MerchantAccount;
import dev.makegood.account.QueuePlace;
import dev.makegood.coupon.Coupon;
import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.notice.Recipient;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Stored;
import dev.makegood.wording.Amounts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/** Creates the notices about coupons that are issued, and about those that wait. */
final class IssueNotices {
    private IssueNotices() {}

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
    static List<Notice> waits(Stored<Case> found, Payable part, QueuePlace turn, Instant now) {
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

    private static String text(Money amount) {
        return Amounts.text(amount);
    }
}
