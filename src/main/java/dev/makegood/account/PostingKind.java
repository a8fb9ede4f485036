package dev.makegood.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Says why money moved. */
public enum PostingKind {
    /** A merchant was debited and a coupon issued. */
    @JsonProperty("compensation")
    COMPENSATION,
    /** A merchant was debited what accrued until refunds were paid, and a coupon issued or raised by it. */
    @JsonProperty("accrual")
    ACCRUAL,
    /** A compensation is no longer owed: the buyer keeps the coupon at the platform's expense. */
    @JsonProperty("reimbursement")
    REIMBURSEMENT,
    /** Such a compensation is owed again, for other units: the merchant pays for it after all. */
    @JsonProperty("reimbursementReversed")
    REIMBURSEMENT_REVERSED,
    /** A merchant paid in. */
    @JsonProperty("topUp")
    TOP_UP,
    /** A coupon paid a part of an order. */
    @JsonProperty("redemption")
    REDEMPTION,
    /** A redemption was reversed in full. */
    @JsonProperty("redemptionReversed")
    REDEMPTION_REVERSED,
    /** The rest of a coupon expired after its last day. */
    @JsonProperty("expiry")
    EXPIRY,
    /** A refund was settled. */
    @JsonProperty("refund")
    REFUND,
    /** A provider took an advance for a refund back from the merchant. */
    @JsonProperty("advanceReturned")
    ADVANCE_RETURNED,
    /** The cash of a settled refund came back from the buyer's bank. */
    @JsonProperty("refundReturned")
    REFUND_RETURNED,
    /** An operator paid a refund outside the gateway. */
    @JsonProperty("refundByHand")
    REFUND_BY_HAND,
    /** The money of a payment by hand came back, and the refund is owed again. */
    @JsonProperty("refundByHandReturned")
    REFUND_BY_HAND_RETURNED,
    /**
     * A payment by hand came back after the gateway had paid the refund too: the platform no longer bears the gateway's
     * payment.
     */
    @JsonProperty("surplusCovered")
    SURPLUS_COVERED,
    /** The gateway paid a refund that was also paid by hand; the platform bears it until it is recovered. */
    @JsonProperty("surplus")
    SURPLUS,
    /** Such a payment came back. */
    @JsonProperty("surplusReturned")
    SURPLUS_RETURNED,
    /** The platform refunded a buyer outside Makegood. */
    @JsonProperty("refundedElsewhere")
    REFUNDED_ELSEWHERE
}
