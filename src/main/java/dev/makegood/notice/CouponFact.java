package dev.makegood.notice;

import dev.makegood.wording.Sentence;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** Is about a compensation that is issued, debited or waiting, and about coupons. */
public sealed interface CouponFact extends Fact {
    /**
     * Tells a buyer of a coupon.
     *
     * @param form coupon, redPacket or wallet
     * @param rest the amount that still waits for the merchant's money
     */
    record CouponIssuedBuyer(
            String orderId,
            String couponId,
            String form,
            Money amount,
            LocalDate validUntil,
            Optional<Money> rest,
            ZoneId zone)
            implements CouponFact {}

    /**
     * Tells a buyer of money that goes to the wallet, and the platform to credit it, once for each notice.
     *
     * @param rest the amount that still waits for the merchant's money
     */
    record WalletCreditedBuyer(String orderId, String couponId, Money amount, Optional<Money> rest)
            implements CouponFact {}

    /**
     * Tells a merchant its debit.
     *
     * @param rest the amount that still waits for its money
     */
    record CompensationDebitedMerchant(
            String orderId,
            String caseId,
            String sku,
            Money amount,
            String policy,
            Money fromBalance,
            Money fromDeposit,
            Money advanced,
            Optional<Money> rest,
            List<Sentence> steps)
            implements CouponFact {}

    record CompensationWaitsBuyer(String orderId, String caseId, String sku, Money amount) implements CouponFact {}

    record CompensationWaitsMerchant(String orderId, String caseId, String sku, Money amount) implements CouponFact {}

    /** @param amount the rest of it */
    record CouponExpiredBuyer(String couponId, String form, Money amount, LocalDate validUntil, ZoneId zone)
            implements CouponFact {}

    /**
     * Tells a buyer that money is back on a coupon.
     *
     * @param orderId which has not arrived
     */
    record RedemptionEndedBuyer(
            String orderId, String couponId, String form, Money amount, LocalDate validUntil, ZoneId zone)
            implements CouponFact {}
}
