package dev.makegood.coupon.issue;

import dev.makegood.account.MerchantAccount;
import dev.makegood.account.QueuePlace;
import dev.makegood.command.Actor;
import dev.makegood.coupon.Coupon;
import dev.makegood.notice.CouponFact;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** Creates the notices about issued coupons and about those that wait. */
final class IssueNotices {
    private IssueNotices() {}

    /**
     * Tells the buyer of a coupon.
     *
     * @param part the part that is paid now
     */
    static Notice issued(Case c, Payable part, Coupon coupon, Instant now) {
        Fact fact = coupon.form().kind().isMoney()
                ? new CouponFact.WalletCreditedBuyer(c.id().orderId(), coupon.couponId(), part.amount(), rest(part))
                : new CouponFact.CouponIssuedBuyer(
                        c.id().orderId(),
                        coupon.couponId(),
                        coupon.form().kind().id(),
                        part.amount(),
                        coupon.validUntil(),
                        rest(part),
                        coupon.zone());
        return Notice.of(about(c, coupon), Actor.buyer(coupon.holder()), now, fact);
    }

    /** Tells buyer and merchant that a compensation waits for the merchant's money. */
    static List<Notice> waits(Stored<Case> found, Payable part, QueuePlace turn, Instant now) {
        Case c = found.value();
        // The row's version makes the notice unique if a case waits again with the same place.
        String about = KeyText.join(c.id(), turn.kind().id(), found.version());
        String orderId = c.id().orderId();
        String caseId = c.id().toString();
        return List.of(
                Notice.of(
                        about,
                        Actor.buyer(c.buyer()),
                        now,
                        new CouponFact.CompensationWaitsBuyer(orderId, caseId, c.sku(), part.rest())),
                Notice.of(
                        about,
                        Actor.merchant(c.merchantId()),
                        now,
                        new CouponFact.CompensationWaitsMerchant(orderId, caseId, c.sku(), part.rest())));
    }

    private static Optional<Money> rest(Payable part) {
        return Optional.of(part.rest()).filter(Money::isPositive);
    }

    /** Returns an id with the coupon's face, since the buyer is told again when the coupon is raised. */
    private static String about(Case c, Coupon coupon) {
        return c.compensated().isZero()
                ? coupon.couponId()
                : KeyText.join(new KeyText(coupon.couponId()), coupon.face().getAmountMinorLong());
    }

    static Notice debited(Case c, Payable part, Coupon coupon, MerchantAccount.Movement debited, Instant now) {
        Fact fact = StockoutNotices.debited(c, part.amount(), debited, rest(part));
        return Notice.of(about(c, coupon), Actor.merchant(c.merchantId()), now, fact);
    }
}
