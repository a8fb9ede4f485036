package dev.makegood.functions.stock;

import dev.makegood.inventory.LowStockRule;
import dev.makegood.inventory.StockPosition;
import dev.makegood.order.stockaudit.StockAtRisk;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/** Shows low-stock rules and the SKUs at risk. */
public final class LowStockView {
    private LowStockView() {}

    /**
     * Shows a rule. {@code demand} is the units ordered within 7 days, {@code threshold} the units at which stock is
     * low.
     *
     * @param lowSince absent while enough is available
     */
    public record Rule(
            String merchantId,
            String sku,
            Optional<Long> atUnits,
            Optional<Integer> daysOfCover,
            Optional<Long> rearmAtUnits,
            Optional<Restock> restock,
            long demand,
            long threshold,
            Optional<Instant> lowSince) {}

    /** Shows the units to request from the best supplier with each warning. */
    public record Restock(long units) {}

    /**
     * Shows the rule of a position.
     *
     * @throws java.util.NoSuchElementException if the position has no rule
     */
    public static Rule rule(StockPosition position, Instant now) {
        LowStockRule rule = position.lowStock().rule().orElseThrow();
        boolean byUnits = rule.level() instanceof LowStockRule.AtUnits;
        return new Rule(
                position.merchantId(),
                position.sku(),
                byUnits ? Optional.of(((LowStockRule.AtUnits) rule.level()).units()) : Optional.empty(),
                byUnits ? Optional.empty() : Optional.of(((LowStockRule.DaysOfCover) rule.level()).days()),
                rule.rearmAtUnits(),
                rule.restockUnits().map(Restock::new),
                position.lowStock().demand().units(now),
                position.lowStock().threshold(now).orElseThrow(),
                position.lowStock().since());
    }

    /** Shows a SKU with low stock, and the units that would not ship in a further shortfall. */
    public record AtRisk(
            String sku, Optional<Long> onHand, long allocated, long available, Instant lowSince, Stranded stranded) {}

    /** Shows the units, orders and amounts that would not ship; {@code more} is true if some orders were not read. */
    public record Stranded(long units, int orders, List<Worth> worth, boolean more) {}

    public record Worth(long amountMinor, String currency) {}

    public static AtRisk of(StockAtRisk.AtRisk at) {
        StockPosition position = at.position();
        StockAtRisk.Stranded stranded = at.stranded();
        return new AtRisk(
                position.sku(),
                position.onHand(),
                position.allocated(),
                position.free().orElse(-position.allocated()),
                at.since(),
                new Stranded(
                        stranded.units(),
                        stranded.orders(),
                        stranded.worth().stream().map(LowStockView::worth).toList(),
                        stranded.more()));
    }

    private static Worth worth(Money amount) {
        return new Worth(amount.getAmountMinorLong(), amount.getCurrencyUnit().getCode());
    }
}
