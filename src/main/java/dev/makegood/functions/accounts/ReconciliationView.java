package dev.makegood.functions.accounts;

import dev.makegood.reconciliation.CouponBooks;
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
        CouponsView coupons,
        List<Reconciliation.Difference> differences,
        List<Reconciliation.Difference> deferred) {

    public record TotalView(String kind, String currency, long sumMinor) {}

    /** Shows what coupons may still cost, and where the money is that merchants were debited for them. */
    public record CouponsView(List<LiabilityView> liability, List<ProofView> proof) {
        static CouponsView of(CouponBooks books) {
            return new CouponsView(
                    books.liability().stream().map(LiabilityView::of).toList(),
                    books.proof().stream().map(ProofView::of).toList());
        }
    }

    public record LiabilityView(int year, String currency, long coupons, long balanceMinor) {
        static LiabilityView of(CouponBooks.Liability liability) {
            return new LiabilityView(
                    liability.year(),
                    liability.balance().getCurrencyUnit().getCode(),
                    liability.coupons(),
                    liability.balance().getAmountMinorLong());
        }
    }

    public record ProofView(
            String currency,
            boolean holds,
            long debitedMinor,
            long liveMinor,
            long spentMinor,
            long givenBackMinor,
            long expiredMinor) {
        static ProofView of(CouponBooks.Proof proof) {
            return new ProofView(
                    proof.debited().getCurrencyUnit().getCode(),
                    proof.holds(),
                    proof.debited().getAmountMinorLong(),
                    proof.live().getAmountMinorLong(),
                    proof.spent().getAmountMinorLong(),
                    proof.givenBack().getAmountMinorLong(),
                    proof.expired().getAmountMinorLong());
        }
    }

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
                CouponsView.of(result.coupons()),
                result.differences(),
                result.deferred());
    }
}
