package dev.makegood.refund.settlement;

import dev.makegood.coupon.Coupon;
import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.notice.Recipient;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.wording.Amounts;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/** Tells the buyer that a refund was made and where the money is: in cash, and on which coupons valid until when. */
final class RefundedNotice {
    private RefundedNotice() {}

    /**
     * Creates the notice.
     *
     * @param paid the refund as paid
     * @param coupons those that got money back, as they are now; empty if they got it with an earlier payment that came
     *     back
     */
    static Notice of(Refund paid, String buyer, List<Coupon> coupons, Instant now) {
        boolean cashAlone = paid.payments().settledOnce();
        Map<String, String> details = new HashMap<>(Map.of(
                "orderId", paid.refundId().caseId().orderId(),
                "refundId", paid.refundId().toString(),
                "amount", Amounts.text(cashAlone ? paid.split().cash() : paid.total())));
        if (!coupons.isEmpty()) {
            details.putAll(parts(paid, coupons));
        }
        if (paid.state() instanceof RefundState.PaidByHand hand) {
            details.put("how", hand.payment().how());
            details.put("reference", hand.payment().reference());
        }
        return Notice.of(
                paid.history().paymentId(), NoticeTemplate.REFUNDED_BUYER, Recipient.buyer(buyer), now, details);
    }

    /** Of several coupons, the notice names the one that expires first. */
    private static Map<String, String> parts(Refund refund, List<Coupon> coupons) {
        Coupon first =
                coupons.stream().min(Comparator.comparing(Coupon::expiresAt)).orElseThrow();
        Money cash = refund.split().cash();
        Map<String, String> parts = new HashMap<>(Map.of(
                "toCoupons", Amounts.text(refund.total().minus(cash)),
                "coupons", Integer.toString(coupons.size()),
                "couponId", first.couponId(),
                "form", first.form().kind().id(),
                "validUntil", first.validUntil().toString(),
                "zone", first.zone().getId()));
        if (cash.isPositive()) {
            parts.put("cash", Amounts.text(cash));
        }
        return parts;
    }
}
