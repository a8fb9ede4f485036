package dev.makegood.local.replay;

/** What came of a replay, told by the product: the JSON of {@code --json}. */
record Summary(
        int orders,
        int lines,
        int cases,
        int caseOrders,
        int refundsSettled,
        long refundedMinor,
        int couponsIssued,
        int merchants,
        boolean reconciled) {}
