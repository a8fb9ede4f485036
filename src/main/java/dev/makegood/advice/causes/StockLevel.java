package dev.makegood.advice.causes;

import java.util.List;
import org.joda.money.Money;

/**
 * Says how much more stock of a SKU would have avoided the stockouts of a period, and what that would have cost.
 *
 * @param cases stockouts that more stock would have avoided
 * @param steps levels of more stock, the lowest first; the last one avoids all of them
 */
public record StockLevel(String sku, int cases, List<Step> steps) {
    /**
     * Holds one level.
     *
     * @param units more units than there were, filled up again whenever a restock arrived
     * @param avoided the stockouts that they would have avoided
     * @param compensation what those are worth, by currency
     * @param stock what that many units are worth
     * @param holding what it costs to hold them for the period, rounded half-up to the minor unit
     */
    public record Step(long units, int avoided, List<Money> compensation, Money stock, Money holding) {}
}
