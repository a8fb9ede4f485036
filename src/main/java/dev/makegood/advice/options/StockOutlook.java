package dev.makegood.advice.options;

import dev.makegood.inventory.StockPosition;
import dev.makegood.inventory.restock.Availability;
import dev.makegood.inventory.restock.Supplier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Describes a SKU's stock.
 *
 * @param missing true if fewer units are on hand than orders wait for
 * @param coveredOn the day on which stock on hand and expected covers all paid units
 * @param best the supplier to ask, if there is one
 */
record StockOutlook(boolean missing, Optional<LocalDate> coveredOn, Optional<Supplier> best) {
    static StockOutlook of(StockPosition position, Optional<Supplier> best, Instant now) {
        boolean missing = position.undoubted()
                .filter(units -> units < position.allocated())
                .isPresent();
        return new StockOutlook(missing, Availability.allShippableOn(position, now), best);
    }
}
