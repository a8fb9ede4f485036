package dev.makegood.local.replay;

import java.math.BigDecimal;

/**
 * Holds the result of a replay as the product reports it: the JSON of {@code --json}.
 *
 * @param merchants those with a case
 */
record Summary(
        int orders,
        int lines,
        int cases,
        int caseOrders,
        int refundsSettled,
        long refundedMinor,
        int couponsIssued,
        int merchants,
        boolean reconciled) {

    /** Returns the result as a table for people. */
    String table() {
        return """
              recorded         %d orders of %d lines
              stockouts        %d lines of %d orders and %d merchants
              refunds settled  %d, together %s BRL
              coupons issued   %d
              books            %s
            """.formatted(
                        orders,
                        lines,
                        cases,
                        caseOrders,
                        merchants,
                        refundsSettled,
                        BigDecimal.valueOf(refundedMinor, 2),
                        couponsIssued,
                        reconciled ? "reconcile" : "DO NOT RECONCILE");
    }
}
