package dev.makegood.coupon.redemption;

import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.coupon.Coupon;
import dev.makegood.order.OrderFunds;
import dev.makegood.wording.Amounts;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/** Says why a coupon cannot pay for an order. */
final class RedemptionRules {
    /** The most redemptions of one order: a refund's transaction may touch each coupon of its order. */
    static final int MOST_PARTS = 20;

    private RedemptionRules() {}

    static Optional<Outcome<Redemption>> refusal(
            String buyer, Coupon coupon, OrderFunds order, Money amount, Instant now) {
        if (coupon.expired(now)) {
            return refused(Refusal.LATE, "couponId", "was valid until " + coupon.validUntil());
        }
        if (amount.isGreaterThan(coupon.balance())) {
            return refused(
                    Refusal.STATE,
                    "amountMinor",
                    "is more than the coupon has left, " + Amounts.text(coupon.balance()));
        }
        if (!order.buyer().equals(buyer)) {
            return refused(Refusal.STATE, "orderId", "is another buyer's order");
        }
        if (!order.currency().equals(amount.getCurrencyUnit())) {
            return refused(
                    Refusal.STATE,
                    "orderId",
                    "is in " + order.currency() + ", the coupon in " + amount.getCurrencyUnit());
        }
        if (order.couponParts().size() + order.ended().size() >= MOST_PARTS) {
            return refused(
                    Refusal.LIMIT,
                    "orderId",
                    "already has " + MOST_PARTS + " redemptions, the most that an order can have");
        }
        return order.redeemable()
                .filter(amount::isGreaterThan)
                .flatMap(left ->
                        refused(Refusal.STATE, "amountMinor", "is more than is left to pay, " + Amounts.text(left)));
    }

    static Optional<Outcome<Redemption>> refused(Refusal by, String field, String reason) {
        return Optional.of(new Outcome.Refused<>(by, field, reason));
    }
}
