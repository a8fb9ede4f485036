package dev.makegood.local.replay;

import java.math.BigDecimal;

/**
 * Holds the result of a replay by the product's own reports: the JSON of {@code --json}.
 *
 * @param neverPaid orders that were left out, since nobody paid for them
 * @param merchants the merchants with a case
 */
record Summary(
        int neverPaid,
        int orders,
        int lines,
        int cases,
        int caseOrders,
        int refundsSettled,
        long refundedMinor,
        int couponsIssued,
        int merchants,
        boolean reconciled) {

    /** Returns this result with the number of orders that were not played. */
    Summary leftOut(int unpaid) {
        return new Summary(
                unpaid,
                orders,
                lines,
                cases,
                caseOrders,
                refundsSettled,
                refundedMinor,
                couponsIssued,
                merchants,
                reconciled);
    }

    /** Returns the result as a table for people. */
    String table() {
        return """
              never paid       %d orders, left out
              recorded         %d orders of %d lines
              stockouts        %d lines of %d orders and %d merchants
              refunds settled  %d, together %s BRL
              coupons issued   %d
              books            %s
            """.formatted(
                        neverPaid,
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
