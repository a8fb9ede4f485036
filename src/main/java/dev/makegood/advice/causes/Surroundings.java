package dev.makegood.advice.causes;

import dev.makegood.inventory.StockSeen;
import dev.makegood.inventory.ToldChange;
import dev.makegood.inventory.restock.Restock;
import dev.makegood.order.OrderLine;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Trigger;
import java.time.Instant;
import java.util.List;
import org.joda.money.Money;

/**
 * Holds what is known around a case.
 *
 * @param lost the reports of its SKU that found fewer units than were known, whenever they were made
 * @param restocks all restocks of its SKU
 */
record Surroundings(Case of, OrderLine line, List<ToldChange> lost, List<Restock> restocks) {
    Instant paidAt() {
        return of.subject().paidAt();
    }

    Instant at() {
        return of.establishedAt();
    }

    Money unitPrice() {
        return line.sale(1).unitPrice();
    }

    /** Returns how many units were missing: in the books of the SKU, or else in the case. */
    long missing() {
        return of.trigger() == Trigger.RECOUNT
                ? Math.max(1, of.stock().flatMap(StockSeen::missing).orElse(1L))
                : of.units();
    }

    /** Returns true if the books had a unit for each that was paid. */
    boolean stockWasThere() {
        return of.stock()
                .flatMap(StockSeen::missing)
                .filter(units -> units == 0)
                .isPresent();
    }

    /** Returns true if only the buyer wanted to cancel. */
    boolean buyerWantedOut() {
        return of.trigger() == Trigger.AGREEMENT
                && of.tranches().getFirst().portion().admittedAt().isEmpty();
    }
}
