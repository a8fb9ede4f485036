package dev.makegood.local.replay;

import java.time.Instant;

/**
 * Holds what one case came to.
 *
 * @param refunds how many of its refunds are settled
 * @param refundedMinor their sum
 * @param compensatedMinor what its buyer was given beyond them
 */
record RealCase(
        String caseId,
        String orderId,
        String merchantId,
        String sku,
        boolean stockout,
        Instant establishedAt,
        int refunds,
        long refundedMinor,
        long compensatedMinor) {}
