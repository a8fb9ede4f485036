package dev.makegood.notice;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Lists the templates of notices. Each has one text in English and one in Chinese, and names the details that its texts
 * need. Amounts are formatted for people ("12.34 CNY"), {@code deadline} is an ISO instant, {@code validUntil} an ISO
 * local date, {@code trigger} one of admission, recount, overdue, claim and agreement, {@code policy} a policy's id and
 * version. Times are shown in the zone of the policy, which a detail {@code zone} names; without
 * one, and for days of restocks, in that of the market.
 */
public enum NoticeTemplate {
    /**
     * orderId, sku, units, trigger, refundAmount, deadline (or nothingToRefund); compensationAmount (of the whole
     * case), form (default: coupon), promisedAmount (how much of it the merchant promised or agreed on), givenAmount (how
     * much of it was issued before); or keptAmount, where what was issued before is all there is; without compensation,
     * steps, whose last one says why there is no more.
     */
    STOCKOUT_BUYER("stockoutBuyer"),
    /**
     * orderId, sku, deadline (until when the buyer may choose); restockOn (an ISO local date) if there is a restock to wait
     * for; forfeits if the compensation depends on the refund.
     */
    CHOICE_BUYER("choiceBuyer"),
    /** orderId, lineId, caseId, sku, deadline (until when the buyer may choose). */
    CHOICE_MERCHANT("choiceMerchant"),
    /** orderId, sku, replacementSku, unitPrice, shipBy, deadline (until when the buyer may choose). */
    REPLACEMENT_OFFERED_BUYER("replacementOfferedBuyer"),
    /** orderId, sku, units, amount, deadline (the end of the wait). */
    WAITS_BUYER("waitsBuyer"),
    /** orderId, lineId, caseId, sku, units, amount, deadline (the end of the wait). */
    WAITS_MERCHANT("waitsMerchant"),
    /** orderId, sku, units. */
    WAIT_HONOURED_BUYER("waitHonouredBuyer"),
    /** orderId, sku, units, amount, deadline (of the refund). */
    WAIT_OVER_BUYER("waitOverBuyer"),
    /** orderId, lineId, caseId, sku, units, amount, deadline (of the refund). */
    WAIT_OVER_MERCHANT("waitOverMerchant"),
    /** orderId, sku, units, amount, deadline (of the refund). Both sides agreed to cancel what the buyer waited for. */
    WAIT_CANCELLED_BUYER("waitCancelledBuyer"),
    /** orderId, lineId, caseId, sku, units, amount, deadline (of the refund). */
    WAIT_CANCELLED_MERCHANT("waitCancelledMerchant"),
    /**
     * orderId, sku, units, amount, arrivesOn (the new date, an ISO local date), deadline (the end of the wait, which
     * does not move).
     */
    WAIT_MOVED_BUYER("waitMovedBuyer"),
    /** orderId, lineId, caseId, sku, units, amount, deadline (of the refund). */
    WAIT_STOPPED_MERCHANT("waitStoppedMerchant"),
    /** orderId, sku, units, replacementSku, shipBy; difference (the refund) if it is cheaper. */
    SWAPPED_BUYER("swappedBuyer"),
    /**
     * orderId, caseId, sku, units, replacementSku, replacementLineId, shipBy, difference (the refund), borne (by the
     * merchant).
     */
    SWAPPED_MERCHANT("swappedMerchant"),
    /** orderId, lineId, sku, cancellationId, amount (of the compensation at least), reason (the other side's, shown as it is). */
    CANCELLATION_PROPOSED_BUYER("cancellationProposedBuyer"),
    /** As {@link #CANCELLATION_PROPOSED_BUYER}. */
    CANCELLATION_PROPOSED_MERCHANT("cancellationProposedMerchant"),
    /** orderId, lineId, sku, cancellationId, amount, reason (the buyer's own). */
    CANCELLATION_RECEIVED_BUYER("cancellationReceivedBuyer"),
    /** orderId, lineId, sku, cancellationId, answer (accepted or declined). */
    CANCELLATION_ANSWERED_BUYER("cancellationAnsweredBuyer"),
    /** As {@link #CANCELLATION_ANSWERED_BUYER}. */
    CANCELLATION_ANSWERED_MERCHANT("cancellationAnsweredMerchant"),
    /** orderId, lineId, caseId, sku, units, trigger, refundAmount, deadline, policy, steps; compensationAmount if any; appealBy (an ISO instant). */
    STOCKOUT_MERCHANT("stockoutMerchant"),
    /** orderId, sku, units, deadline (the ship time that was missed), steps; compensationAmount or keptAmount if any. */
    LATE_SHIPMENT_BUYER("lateShipmentBuyer"),
    /** orderId, lineId, caseId, sku, units, deadline (the ship time that was missed), policy, steps; compensationAmount if any; appealBy. */
    LATE_SHIPMENT_MERCHANT("lateShipmentMerchant"),
    /**
     * orderId, lineId, sku, proposalId, shipBy and deadline (ISO instants; the deadline is the ship time in force so
     * far).
     */
    SHIP_TIME_PROPOSED_BUYER("shipTimeProposedBuyer"),
    /** orderId, lineId, sku, proposalId, shipBy, deadline, answer (accepted or declined). */
    SHIP_TIME_ANSWERED_MERCHANT("shipTimeAnsweredMerchant"),
    /** orderId, lineId, sku, why (one of exemption, complaint, appeal, agreement, claim, givenBack, goodsInstead, noGoods), steps; compensationAmount (of the whole case) with givenAmount, or keptAmount, if any. */
    REASSESSED_BUYER("reassessedBuyer"),
    /** orderId, lineId, caseId, sku, why, policy, steps; compensationAmount if any. */
    REASSESSED_MERCHANT("reassessedMerchant"),
    /** orderId, caseId, sku, amount, why, policy, steps; the parts of the amount: repaid, toBalance. */
    REIMBURSED_MERCHANT("reimbursedMerchant"),
    /** orderId, lineId, caseId, merchantId, sku, reason (the merchant's), deadline (of the decision), calendar (known or unknown). */
    APPEALED_OPERATOR("appealedOperator"),
    /** orderId, lineId, caseId, merchantId, sku, deadline (of the decision), calendar (known or unknown). */
    APPEAL_OVERDUE_OPERATOR("appealOverdueOperator"),
    /** orderId, lineId, caseId, sku, ruling (granted or refused), reason (the operator's, shown as it is). */
    APPEAL_DECIDED_MERCHANT("appealDecidedMerchant"),
    /** orderId, lineId, sku, claimId, deadline (of the decision), calendar (known or unknown). */
    CLAIM_RECEIVED_BUYER("claimReceivedBuyer"),
    /** orderId, lineId, merchantId, sku, claimId, reason (the buyer's), deadline (of the decision), calendar. */
    CLAIMED_OPERATOR("claimedOperator"),
    /** orderId, lineId, merchantId, sku, claimId, deadline (of the decision), calendar. */
    CLAIM_OVERDUE_OPERATOR("claimOverdueOperator"),
    /** orderId, lineId, sku, claimId, ruling (claimUpheld or claimRejected), reason (the operator's, shown as it is). */
    CLAIM_DECIDED_BUYER("claimDecidedBuyer"),
    /** orderId, lineId, caseId, sku, handOverId, deadline (of the answer), calendar. */
    HAND_OVER_RECEIVED_ASKER("handOverReceivedAsker"),
    /** orderId, lineId, caseId, sku, handOverId, reason (the asker's), deadline (of the answer), calendar. */
    HAND_OVER_OPERATOR("handOverOperator"),
    /** orderId, lineId, caseId, sku, handOverId, deadline (of the answer), calendar. */
    HAND_OVER_OVERDUE_OPERATOR("handOverOverdueOperator"),
    /** orderId, lineId, caseId, sku, handOverId, answerText (the operator's, shown as it is). */
    HAND_OVER_ANSWERED_ASKER("handOverAnsweredAsker"),
    /**
     * orderId, refundId, amount; if a part went to coupons: toCoupons (how much), coupons (how many), couponId and
     * validUntil (of the one that expires first), cash (the rest, if any); how and reference if it was paid by hand.
     * Sent only once the refund is settled: no other text says "refunded".
     */
    REFUNDED_BUYER("refundedBuyer"),
    /** orderId, amount, deadline. */
    REFUND_DELAYED_BUYER("refundDelayedBuyer"),
    /** orderId, refundId, amount, deadline, reason (for operators, shown as it is). */
    REFUND_PARKED_OPERATOR("refundParkedOperator"),
    /** orderId, refundId, amount. */
    REFUND_ON_ITS_WAY_BUYER("refundOnItsWayBuyer"),
    /** orderId, refundId, amount, deadline (the new one). */
    REFUND_RETURNED_BUYER("refundReturnedBuyer"),
    /** orderId, refundId, amount, deadline (the new one), reason (the gateway's, shown as it is). */
    REFUND_RETURNED_OPERATOR("refundReturnedOperator"),
    /** orderId, refundId, amount, reference (the gateway's). */
    REFUND_PAID_TWICE_OPERATOR("refundPaidTwiceOperator"),
    /** refundId, reason (for operators, shown as it is). */
    REFUND_STUCK_OPERATOR("refundStuckOperator"),
    /** eventId (ours), key, status (done, declined, returned or unknown), amount, reference. */
    GATEWAY_EVENT_OPERATOR("gatewayEventOperator"),
    /** orderId, couponId, form (default: coupon), amount, validUntil; rest if something still waits for the merchant's money. */
    COUPON_ISSUED_BUYER("couponIssuedBuyer"),
    /** orderId, caseId, sku, amount, policy, steps; the parts of the amount: fromBalance, fromDeposit, advanced; rest if something still waits. */
    COMPENSATION_DEBITED_MERCHANT("compensationDebitedMerchant"),
    /** orderId, caseId, sku, amount. */
    COMPENSATION_WAITS_BUYER("compensationWaitsBuyer"),
    /** orderId, caseId, sku, amount. */
    COMPENSATION_WAITS_MERCHANT("compensationWaitsMerchant"),
    /** couponId, form (default: coupon), amount (what was left of it), validUntil. */
    COUPON_EXPIRED_BUYER("couponExpiredBuyer"),
    /** orderId (which has not arrived), couponId, form (default: coupon), amount (which is back on it), validUntil. */
    REDEMPTION_ENDED_BUYER("redemptionEndedBuyer"),
    /** orderId, lineId, caseId, sku, units. */
    SHIPPED_AFTER_CASE_MERCHANT("shippedAfterCaseMerchant"),
    /** orderId, lineId, caseId, merchantId, sku, units. */
    SHIPPED_AFTER_CASE_OPERATOR("shippedAfterCaseOperator"),
    /** orderId, fact (kind and id), by (who reported it), reason. */
    FACT_CAME_TO_NOTHING_OPERATOR("factCameToNothingOperator"),
    /** orderId, lineId, sku, units, amount (which is not refunded again), reference. */
    REFUNDED_ELSEWHERE_BUYER("refundedElsewhereBuyer"),
    /** As {@link #REFUNDED_ELSEWHERE_BUYER}. */
    REFUNDED_ELSEWHERE_MERCHANT("refundedElsewhereMerchant"),
    /** orderId, lineId, sku, units, amount (refunded elsewhere), reference. */
    PAID_TWICE_OPERATOR("paidTwiceOperator"),
    /** orderId, lineId, sku, shipmentId, units, reason (the operator's, shown as it is). */
    SHIPMENT_UNTRUE_MERCHANT("shipmentUntrueMerchant"),
    /** orderId, sku, units, amount, deadline (the end of the wait, which continues). */
    WAIT_AGAIN_BUYER("waitAgainBuyer"),
    /** orderId, sku, units, amount, deadline (of the refund). */
    WAIT_IN_VAIN_BUYER("waitInVainBuyer"),
    /**
     * sku, available, onHand, allocated, threshold (units that count as low), demand (units ordered within 7 days); if
     * a restock is asked for: restockId, supplierId, units.
     */
    LOW_STOCK_MERCHANT("lowStockMerchant"),
    /** sku, units (in doubt), onHand (by the last count). */
    STOCK_DOUBTED_MERCHANT("stockDoubtedMerchant"),
    /** sku, what (what is impossible, shown as it is). */
    STOCK_WRONG_MERCHANT("stockWrongMerchant"),
    /** sku, merchantId, what (what is impossible, shown as it is). */
    STOCK_WRONG_OPERATOR("stockWrongOperator"),
    /** sku, restockId, supplierId, units. */
    RESTOCK_UNANSWERED_MERCHANT("restockUnansweredMerchant"),
    /** sku, restockId, supplierId, units, arrivesOn (an ISO local date). */
    RESTOCK_LATE_MERCHANT("restockLateMerchant"),
    /**
     * sku, restockId, supplierId, arrivesOn (the new date, an ISO local date), refunds (that wait for the SKU and were
     * told).
     */
    RESTOCK_MOVED_MERCHANT("restockMovedMerchant"),
    /** sku, restockId, supplierId, refunds (that wait for the SKU and were told). */
    RESTOCK_DECLINED_MERCHANT("restockDeclinedMerchant"),
    /** orderId, sku, units, amount, deadline (the end of the wait, which does not move). */
    WAIT_DECLINED_BUYER("waitDeclinedBuyer"),
    /** brakeId, sku, report (what stranded them), lines, units, amount (of all their refunds), deadline (until when these wait). */
    BRAKED_COUNT_MERCHANT("brakedCountMerchant"),
    /** brakeId, sku, report, units, amount, deadline: as {@link #BRAKED_COUNT_MERCHANT}. */
    BRAKED_ADMISSION_MERCHANT("brakedAdmissionMerchant"),
    /** merchantId, and as {@link #BRAKED_COUNT_MERCHANT}. */
    BRAKED_OPERATOR("brakedOperator"),
    /** orderId, sku, units, shipBy; compensationAmount (of the whole case) if something is still owed, else notOwed if something was. */
    TAKEN_BACK_BUYER("takenBackBuyer"),
    /** orderId, lineId, sku, shipBy (the new date), deadline (the ship time in force, which does not move). */
    PRESALE_CHANGED_BUYER("presaleChangedBuyer");

    private final String id;

    NoticeTemplate(String id) {
        this.id = id;
    }

    /** Returns the name in notice ids, rows, events and text resources. */
    @JsonValue
    public String id() {
        return id;
    }
}
