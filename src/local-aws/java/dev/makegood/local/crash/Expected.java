package dev.makegood.local.crash;

/**
 * Holds the expected result of an order of one line.
 *
 * @param trigger of its case; empty if it must not have one
 * @param shortUnits how many units were not shipped
 * @param refundMinor the refund for them, in minor units
 * @param cashMinor how much of it the gateway must have paid; the rest returns to a coupon
 */
record Expected(
        String orderId,
        String buyerId,
        String merchantId,
        String trigger,
        int shortUnits,
        long refundMinor,
        long cashMinor) {
    /** The worth of a stockout order under the bare rule, in minor units. */
    static final long COMPENSATION = 500;

    boolean stockout() {
        return shortUnits > 0;
    }

    String caseId() {
        return orderId + "~1~stockout";
    }

    /** Returns the refund id of a story in which all units become short at once. */
    String onlyRefund() {
        return caseId() + "~1-" + shortUnits;
    }

    String couponId() {
        return "coupon~" + caseId();
    }
}
