package dev.makegood.local.replay;

import java.time.Instant;
import java.util.List;

/** Reports a marketplace's events to Makegood, and runs the passes that are due: on a platform, or in memory. */
interface Marketplace {
    /** Moves the clock. */
    void at(Instant now);

    void publish(Rules rules);

    void stock(String merchantId, String sku, long units);

    void place(RealOrder order);

    /** Ships an order, including lines that have become cases: goods can be shipped late. */
    void ship(RealOrder order, Instant at);

    /** Returns when everything that was reported has been taken. */
    void awaitTaken();

    /** Looks for violations, and returns how many lines it found. */
    int detect();

    /** Sends refunds that are due and issues coupons that are owed, and returns how many were settled. */
    int settle();

    /** Returns the end: cases and coupons as recorded, and refunds by the payment provider's own books. */
    Books books(List<RealOrder> orders);

    /**
     * Holds what the marketplace has in the end.
     *
     * @param cases all, in any order
     * @param coupons of the buyers who have a case
     * @param couponsMinor their sum
     * @param refundedMinor the sum that the provider says it paid
     * @param reconciled true if the books balance
     */
    record Books(List<RealCase> cases, int coupons, long couponsMinor, long refundedMinor, boolean reconciled) {}
}
