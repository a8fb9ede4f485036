package dev.makegood.local.replay;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/**
 * Holds the result of a replay by the product's own reports: the JSON of {@code --json}.
 *
 * @param rules under which it was played
 * @param neverPaid orders that were left out, since nobody paid for them
 * @param merchants the merchants with a case
 */
record Summary(
        String rules,
        String currency,
        int neverPaid,
        int orders,
        int lines,
        int cases,
        int caseOrders,
        int refundsSettled,
        long refundedMinor,
        int couponsIssued,
        long couponsMinor,
        int merchants,
        boolean reconciled) {

    static Summary of(Rules rules, List<RealOrder> orders, int neverPaid, Marketplace.Books books) {
        Collection<RealCase> cases = books.cases();
        return new Summary(
                rules.name(),
                rules.currency().getCode(),
                neverPaid,
                orders.size(),
                orders.stream().mapToInt(order -> order.lines().size()).sum(),
                cases.size(),
                distinct(cases, RealCase::orderId),
                cases.stream().mapToInt(RealCase::refunds).sum(),
                books.refundedMinor(),
                books.coupons(),
                books.couponsMinor(),
                distinct(cases, RealCase::merchantId),
                books.reconciled());
    }

    static int distinct(Collection<RealCase> cases, Function<RealCase, String> name) {
        return new HashSet<>(cases.stream().map(name).toList()).size();
    }

    /** Returns the result as a table for people. */
    String table() {
        return """
              rules            %s
              never paid       %d orders, left out
              recorded         %d orders of %d lines
              cases            %d lines of %d orders and %d merchants
              refunds settled  %d, together %s %s
              coupons issued   %d, together %s %s
              books            %s
            """.formatted(
                        rules,
                        neverPaid,
                        orders,
                        lines,
                        cases,
                        caseOrders,
                        merchants,
                        refundsSettled,
                        amount(refundedMinor),
                        currency,
                        couponsIssued,
                        amount(couponsMinor),
                        currency,
                        reconciled ? "reconcile" : "DO NOT RECONCILE");
    }

    private BigDecimal amount(long minor) {
        return BigDecimal.valueOf(minor, CurrencyUnit.of(currency).getDecimalPlaces());
    }
}
