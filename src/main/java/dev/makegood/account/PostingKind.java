package dev.makegood.account;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why money moved. */
public enum PostingKind {
    /** A merchant was debited and a coupon issued. */
    @JsonProperty("compensation")
    COMPENSATION,
    /** A compensation that turned out not to be owed: the buyer keeps the coupon, the platform bears it. */
    @JsonProperty("reimbursement")
    REIMBURSEMENT,
    /** A merchant paid in. */
    @JsonProperty("topUp")
    TOP_UP,
    /** A coupon paid a part of an order. */
    @JsonProperty("redemption")
    REDEMPTION,
    /** A redemption was taken back whole. */
    @JsonProperty("redemptionReversed")
    REDEMPTION_REVERSED,
    /** What was left on a coupon after its last day. */
    @JsonProperty("expiry")
    EXPIRY,
    /** A refund was settled. */
    @JsonProperty("refund")
    REFUND,
    /** The platform refunded a buyer outside of Makegood. */
    @JsonProperty("refundedElsewhere")
    REFUNDED_ELSEWHERE
}
