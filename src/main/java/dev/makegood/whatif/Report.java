package dev.makegood.whatif;

import dev.makegood.stockout.CaseId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Holds the result of a replay.
 *
 * @param merchants the difference for each merchant, the largest first
 * @param flips the first {@value #MOST_FLIPS} cases that change between nothing and something
 * @param toSomething how many change from nothing to something
 * @param toNothing how many change from something to nothing
 */
public record Report(Totals all, List<OfMerchant> merchants, List<Flip> flips, long toSomething, long toNothing) {
    static final int MOST_FLIPS = 1_000;

    /**
     * Sums up cases.
     *
     * @param cases how many cases there are
     * @param changed how many of them have another amount
     * @param before their worth
     * @param after their worth under the draft
     */
    public record Totals(long cases, long changed, Money before, Money after) {
        static Totals none(CurrencyUnit currency) {
            return new Totals(0, 0, Money.zero(currency), Money.zero(currency));
        }

        Totals plus(Money was, Money is) {
            return new Totals(cases + 1, changed + (was.isEqual(is) ? 0 : 1), before.plus(was), after.plus(is));
        }

        /** Returns how much more is paid; negative if less is. */
        public Money difference() {
            return after.minus(before);
        }
    }

    public record OfMerchant(String merchantId, Totals totals) {}

    public record Flip(CaseId caseId, String merchantId, Money before, Money after) {}

    /** Adds up one replay, all in one currency. */
    public static final class Builder {
        private final Totals none;
        private final Map<String, Totals> merchants = new HashMap<>();
        private final List<Flip> flips = new ArrayList<>();
        private Totals all;
        private long toSomething;
        private long toNothing;

        public Builder(CurrencyUnit currency) {
            none = Totals.none(currency);
            all = none;
        }

        void add(PastCase past, Money after) {
            Money before = past.amount();
            all = all.plus(before, after);
            merchants.merge(past.merchantId(), none.plus(before, after), (sum, _) -> sum.plus(before, after));
            if (before.isZero() != after.isZero()) {
                toSomething += before.isZero() ? 1 : 0;
                toNothing += after.isZero() ? 1 : 0;
                if (flips.size() < MOST_FLIPS) {
                    flips.add(new Flip(past.id(), past.merchantId(), before, after));
                }
            }
        }

        public Report build() {
            Comparator<OfMerchant> largest = Comparator.comparing(
                    merchant -> merchant.totals().difference().abs(), Comparator.reverseOrder());
            List<OfMerchant> sorted = merchants.entrySet().stream()
                    .map(entry -> new OfMerchant(entry.getKey(), entry.getValue()))
                    .sorted(largest.thenComparing(OfMerchant::merchantId))
                    .toList();
            return new Report(all, sorted, List.copyOf(flips), toSomething, toNothing);
        }
    }
}
