package dev.makegood.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.joda.money.Money;

/** Is about a refund under way. */
public sealed interface RefundFact extends Fact {
    /** Names a refund, or a part of it. */
    record OfRefund(String orderId, String refundId, Money amount) {}

    /** Says how a refund was paid by hand. */
    record ByHand(String how, String reference) {}

    /**
     * Says how much of a refund is on coupons.
     *
     * @param coupons how many
     * @param couponId of the one that expires first
     * @param form coupon, redPacket or wallet
     * @param cash the rest, if any
     */
    record OnCoupons(
            Money toCoupons,
            int coupons,
            String couponId,
            String form,
            LocalDate validUntil,
            Optional<Money> cash,
            ZoneId zone) {}

    /**
     * Tells a buyer that a refund is settled: no other text says "refunded".
     *
     * @param toBuyer what the buyer got of its cash, if the provider took back the rest for a coupon of its own
     */
    record RefundedBuyer(
            OfRefund refund, Optional<ByHand> byHand, Optional<OnCoupons> onCoupons, Optional<Money> toBuyer)
            implements RefundFact {}

    record RefundDelayedBuyer(OfRefund refund, Instant deadline, ZoneId zone) implements RefundFact {}

    record RefundParkedOperator(OfRefund refund, Instant deadline, String reason, Optional<ZoneId> zone)
            implements RefundFact {}

    record RefundOnItsWayBuyer(OfRefund refund) implements RefundFact {}

    /** @param deadline a new one, unless we never knew that it was paid; then it may be over */
    record RefundReturnedBuyer(OfRefund refund, Instant deadline, ZoneId zone) implements RefundFact {}

    /**
     * Tells an operator that a payment came back.
     *
     * @param deadline as the buyer is told it
     * @param reason the gateway's own words
     */
    record RefundReturnedOperator(OfRefund refund, Instant deadline, String reason, Optional<ZoneId> zone)
            implements RefundFact {}

    /** @param reference the gateway's */
    record RefundPaidTwiceOperator(OfRefund refund, String reference) implements RefundFact {}

    record RefundStuckOperator(String refundId, String reason) implements RefundFact {}

    /**
     * Tells an operator about an impossible statement of the gateway.
     *
     * @param eventId ours
     * @param status done, declined, returned, held or unknown
     */
    record GatewayEventOperator(String eventId, String key, String status, Money amount, String reference)
            implements RefundFact {}
}
