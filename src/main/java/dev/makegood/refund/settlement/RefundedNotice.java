package dev.makegood.refund.settlement;

import dev.makegood.command.Actor;
import dev.makegood.coupon.Coupon;
import dev.makegood.notice.Notice;
import dev.makegood.notice.RefundFact;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** Tells the buyer that a refund was made and where the money is: in cash, and on which coupons valid until when. */
final class RefundedNotice {
    private RefundedNotice() {}

    /**
     * Creates the notice.
     *
     * @param paid the refund as paid
     * @param coupons the coupons that got money back, as they are now; empty if they got it with an earlier payment
     *     that came back
     */
    static Notice of(Refund paid, String buyer, List<Coupon> coupons, Instant now) {
        boolean cashAlone = paid.payments().settledOnce();
        Optional<RefundFact.ByHand> byHand = paid.state() instanceof RefundState.PaidByHand hand
                ? Optional.of(new RefundFact.ByHand(
                        hand.payment().how(), hand.payment().reference()))
                : Optional.empty();
        var fact = new RefundFact.RefundedBuyer(
                RefundNotices.named(paid, cashAlone ? paid.split().cash() : paid.total()),
                byHand,
                coupons.stream()
                        .min(Comparator.comparing(Coupon::expiresAt))
                        .map(first -> onCoupons(paid, coupons.size(), first)),
                paid.state() instanceof RefundState.Settled settled ? settled.toBuyer() : Optional.empty());
        return Notice.of(paid.history().paymentId(), Actor.buyer(buyer), now, fact);
    }

    /** Returns the coupon that the notice names: the one that expires first. */
    private static RefundFact.OnCoupons onCoupons(Refund refund, int coupons, Coupon first) {
        Money cash = refund.split().cash();
        return new RefundFact.OnCoupons(
                refund.total().minus(cash),
                coupons,
                first.couponId(),
                first.form().kind().id(),
                first.validUntil(),
                Optional.of(cash).filter(Money::isPositive),
                first.zone());
    }
}
