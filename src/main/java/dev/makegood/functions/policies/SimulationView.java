package dev.makegood.functions.policies;

import dev.makegood.policy.PolicyVersion;
import dev.makegood.whatif.Report;
import java.time.Instant;
import java.util.List;
import org.joda.money.Money;

/**
 * Shows the worth of past cases under a draft. Amounts are minor units of the currency.
 *
 * @param from the first instant of the period in which the cases were established (inclusive)
 * @param to its end (exclusive)
 * @param merchants the difference for each merchant, the largest first
 * @param flips the first cases that change between nothing and something
 */
public record SimulationView(
        String policyId,
        int version,
        Instant from,
        Instant to,
        String currency,
        TotalsView totals,
        FlipCounts flipped,
        List<MerchantView> merchants,
        List<FlipView> flips) {

    public record TotalsView(long cases, long changed, long beforeMinor, long afterMinor, long differenceMinor) {
        static TotalsView of(Report.Totals totals) {
            return new TotalsView(
                    totals.cases(),
                    totals.changed(),
                    totals.before().getAmountMinorLong(),
                    totals.after().getAmountMinorLong(),
                    totals.difference().getAmountMinorLong());
        }
    }

    public record FlipCounts(long toSomething, long toNothing) {}

    public record MerchantView(
            String merchantId, long cases, long changed, long beforeMinor, long afterMinor, long differenceMinor) {
        static MerchantView of(Report.OfMerchant merchant) {
            var totals = TotalsView.of(merchant.totals());
            return new MerchantView(
                    merchant.merchantId(),
                    totals.cases(),
                    totals.changed(),
                    totals.beforeMinor(),
                    totals.afterMinor(),
                    totals.differenceMinor());
        }
    }

    public record FlipView(String caseId, String merchantId, long beforeMinor, long afterMinor) {
        static FlipView of(Report.Flip flip) {
            return new FlipView(flip.caseId().toString(), flip.merchantId(), minor(flip.before()), minor(flip.after()));
        }

        private static long minor(Money amount) {
            return amount.getAmountMinorLong();
        }
    }

    public static SimulationView of(PolicyVersion draft, Instant from, Instant to, Report report) {
        return new SimulationView(
                draft.policyId(),
                draft.number(),
                from,
                to,
                draft.currency().getCode(),
                TotalsView.of(report.all()),
                new FlipCounts(report.toSomething(), report.toNothing()),
                report.merchants().stream().map(MerchantView::of).toList(),
                report.flips().stream().map(FlipView::of).toList());
    }
}
