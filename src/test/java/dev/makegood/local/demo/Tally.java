package dev.makegood.local.demo;

/**
 * What has come of the day so far, as the API tells it.
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
