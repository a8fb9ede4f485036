package dev.makegood.advice.causes;

import static java.util.stream.Collectors.groupingBy;

import dev.makegood.advice.reputation.Period;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.restock.RestockState;
import dev.makegood.inventory.restock.Restocks;
import dev.makegood.policy.Violation;
import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Finds the stock that would have avoided the stockouts of a period. It assumes that more units would have been there
 * from the start, and again after each arrival of a restock. A stockout of units that the merchant had, because the price
 * changed, is not avoided by more of them.
 */
public final class StockLevels {
    /** The most levels to show for a SKU. */
    private static final int STEPS = 10;

    /** The most restocks of a SKU to look at. */
    private static final int MOST = 1_000;

    private final Database database;
    private final Restocks restocks;

    public StockLevels(Database database) {
        this.database = database;
        restocks = new Restocks(database);
    }

    /**
     * Holds the SKUs of a merchant with stockouts.
     *
     * @param more true if there are earlier cases that were not counted
     */
    public record Levels(List<StockLevel> skus, boolean more) {}

    /** Returns the levels of each SKU with stockouts in a period, the one with the most first. */
    public Levels of(String merchantId, Period period, HoldingCost cost) {
        var found = CasesOfPeriod.read(database, merchantId, period);
        Map<String, List<ExplainedCase>> bySku = found.cases().stream()
                .filter(StockLevels::isAvoidable)
                .collect(groupingBy(one -> one.of().sku()));
        List<StockLevel> skus = Concurrently.map(
                bySku.keySet().stream().sorted().toList(),
                sku -> level(new StockKey(merchantId, sku), bySku.get(sku), period, cost));
        return new Levels(
                skus.stream()
                        .sorted(Comparator.comparing(StockLevel::cases).reversed())
                        .toList(),
                found.more());
    }

    private static boolean isAvoidable(ExplainedCase one) {
        return one.of().id().violation() == Violation.STOCKOUT
                && one.of().units() > 0
                && one.cause() != RootCause.PRICE_CHANGED
                && !one.found().buyerWantedOut();
    }

    /** Holds a case with the units that it and the earlier ones since the last arrival lacked. */
    private record Lacking(ExplainedCase of, long units) {}

    private StockLevel level(StockKey sku, List<ExplainedCase> cases, Period period, HoldingCost cost) {
        List<Lacking> lacking = lacking(cases, arrivals(sku));
        HoldingCost.Sold sold = HoldingCost.sold(cases);
        List<Long> levels =
                lacking.stream().map(Lacking::units).distinct().sorted().toList();
        List<StockLevel.Step> steps = some(levels).stream()
                .map(units -> {
                    List<ExplainedCase> avoided = lacking.stream()
                            .filter(one -> one.units() <= units)
                            .map(Lacking::of)
                            .toList();
                    var stock = cost.stock(units, sold.paid(), sold.units());
                    return new StockLevel.Step(
                            units,
                            avoided.size(),
                            Sums.compensation(avoided),
                            stock,
                            cost.holding(stock, period.days()));
                })
                .toList();
        return new StockLevel(sku.sku(), cases.size(), steps);
    }

    private List<Instant> arrivals(StockKey sku) {
        return restocks.of(sku, MOST).stream()
                .map(restock -> restock.state())
                .filter(RestockState.Arrived.class::isInstance)
                .map(state -> ((RestockState.Arrived) state).at())
                .sorted()
                .toList();
    }

    private static List<Lacking> lacking(List<ExplainedCase> cases, List<Instant> arrivals) {
        var lacking = new ArrayList<Lacking>();
        Instant last = Instant.MIN;
        long units = 0;
        for (ExplainedCase one : cases.stream()
                .sorted(Comparator.comparing(other -> other.of().establishedAt()))
                .toList()) {
            Instant at = one.of().establishedAt();
            Instant since = last;
            boolean filledUp = arrivals.stream().anyMatch(arrival -> arrival.isAfter(since) && !arrival.isAfter(at));
            units = (filledUp ? 0 : units) + one.of().units();
            last = at;
            lacking.add(new Lacking(one, units));
        }
        return lacking;
    }

    /** Returns at most {@link #STEPS} of the levels, evenly spread, with the last one. */
    private static List<Long> some(List<Long> levels) {
        int count = Math.min(STEPS, levels.size());
        var some = new ArrayList<Long>();
        for (int i = 1; i <= count; i++) {
            some.add(levels.get(i * levels.size() / count - 1));
        }
        return some;
    }
}
