package dev.makegood.local.demo;

/**
 * Holds the results of the day so far, as the API shows them.
 *
 * @param refundedMinor fen of settled refunds
 * @param owedMinor fen of compensation, issued or not
 */
record Tally(
        int cases,
        int admitted,
        int recounted,
        int overdue,
        int refunded,
        int coupons,
        long refundedMinor,
        long owedMinor) {}
