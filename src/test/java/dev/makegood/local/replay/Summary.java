package dev.makegood.local.replay;

import java.math.BigDecimal;

/**
 * What came of a replay, told by the product: the JSON of {@code --json}.
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

    /** The same for people. */
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
