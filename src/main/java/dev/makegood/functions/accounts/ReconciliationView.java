package dev.makegood.functions.accounts;

import dev.makegood.reconciliation.Reconciliation;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Shows the result of an audit of all books. */
public record ReconciliationView(
        Instant watermark,
        boolean reconciled,
        Map<String, Long> counts,
        List<TotalView> totals,
        List<Reconciliation.Difference> differences,
        List<Reconciliation.Difference> deferred) {

    public record TotalView(String kind, String currency, long sumMinor) {}

    public static ReconciliationView of(Reconciliation result) {
        return new ReconciliationView(
                result.watermark(),
                result.balanced(),
                result.counts(),
                result.totals().stream()
                        .map(total -> new TotalView(
                                total.kind(),
                                total.sum().getCurrencyUnit().getCode(),
                                total.sum().getAmountMinorLong()))
                        .toList(),
                result.differences(),
                result.deferred());
    }
}
