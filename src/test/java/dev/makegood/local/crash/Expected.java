package dev.makegood.local.crash;

/**
 * What must have become of an order of one line when all is over.
 *
 * @param trigger of its case; empty if it must not have one
 * @param shortUnits how many units were not shipped
 * @param refundMinor what the buyer gets back for them, in minor units
 * @param cashMinor what of it the gateway must have paid; the rest goes back to a coupon
 */
record Expected(
        String orderId,
        String buyerId,
        String merchantId,
        String trigger,
        int shortUnits,
        long refundMinor,
        long cashMinor) {
    /** What a stockout order is worth under the default policy, in minor units. */
    static final long COMPENSATION = 500;

    boolean stockout() {
        return shortUnits > 0;
    }

    String caseId() {
        return orderId + "~1~stockout";
    }

    /** Of a story in which all units go short at once. */
    String onlyRefund() {
        return caseId() + "~1-" + shortUnits;
    }

    String couponId() {
        return "coupon~" + caseId();
    }
}
