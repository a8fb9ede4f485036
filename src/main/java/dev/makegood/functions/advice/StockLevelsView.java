package dev.makegood.functions.advice;

import dev.makegood.advice.causes.StockLevel;
import dev.makegood.advice.causes.StockLevels;
import dev.makegood.advice.reputation.Period;
import java.time.LocalDate;
import java.util.List;

/**
 * Shows the stock that would have avoided the stockouts of a period.
 *
 * @param more true if the period has earlier cases that were not counted
 */
public record StockLevelsView(LocalDate from, LocalDate to, String zone, List<SkuView> skus, boolean more) {

    /** Shows a SKU with its levels, the lowest first; the last one avoids all cases. */
    public record SkuView(String sku, int cases, List<LevelView> levels) {}

    /**
     * Shows one level.
     *
     * @param units more units than there were, filled up again whenever a restock arrived
     * @param avoidedCases the cases that they would have avoided
     * @param compensation what those are worth, by currency
     * @param stockMinor what the units cost
     * @param holdingMinor what it costs to hold them for the period
     */
    public record LevelView(
            long units,
            int avoidedCases,
            List<RepeatsView.AmountView> compensation,
            String currency,
            long stockMinor,
            long holdingMinor) {
        static LevelView of(StockLevel.Step step) {
            return new LevelView(
                    step.units(),
                    step.avoided(),
                    RepeatsView.AmountView.of(step.compensation()),
                    step.stock().getCurrencyUnit().getCode(),
                    step.stock().getAmountMinorLong(),
                    step.holding().getAmountMinorLong());
        }
    }

    static StockLevelsView of(StockLevels.Levels levels, Period period) {
        return new StockLevelsView(
                period.from(),
                period.to(),
                period.zone().getId(),
                levels.skus().stream()
                        .map(one -> new SkuView(
                                one.sku(),
                                one.cases(),
                                one.steps().stream().map(LevelView::of).toList()))
                        .toList(),
                levels.more());
    }
}
