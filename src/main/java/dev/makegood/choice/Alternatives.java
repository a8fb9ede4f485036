package dev.makegood.choice;

import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.inventory.restock.RestockState;
import dev.makegood.inventory.restock.Restocks;
import dev.makegood.policy.CompensationRule;
import dev.makegood.policy.publication.Policies;
import dev.makegood.refund.Refund;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Holds the options that a buyer has for one refund now.
 *
 * @param refund the amount that the buyer gets without choosing, or at once on request
 * @param open true if the buyer can still choose; a buyer who already waits can only switch to an immediate refund
 * @param keepsCompensation true if a buyer who chooses goods keeps the compensation; false if the version owes it only
 *     on refund
 * @param restockOn the day of the restock that the buyer can wait for; absent if none has a date
 * @param replacements other goods that the buyer can choose
 */
public record Alternatives(
        Refund refund,
        boolean open,
        boolean keepsCompensation,
        Optional<LocalDate> restockOn,
        List<Swap> replacements) {
    /** Holds a replacement, with the price for all units of the refund. */
    public record Swap(Replacement.ReplacementCommand offer, Swapped worth) {}

    /** Returns the first instant after the wait. */
    public static Instant waitEnds(LocalDate restockOn) {
        return RestockState.over(restockOn);
    }

    public static Alternatives of(Database database, Case c, Refund refund, Instant now) {
        boolean keeps =
                new Policies(database).get(c.policy()).compensation().owedOn() == CompensationRule.OwedOn.ESTABLISHED;
        if (!refund.isOpenToChoice(now)) {
            return new Alternatives(
                    refund, Stopping.isAllowed(refund, new Restocks(database)), keeps, Optional.empty(), List.of());
        }
        var stock = new Stock(database);
        Optional<LocalDate> restockOn = stock.find(new StockKey(c.merchantId(), c.sku()))
                .map(Stored::value)
                .flatMap(position -> position.restockFor(refund.units(), now));
        List<Swap> swaps = new Replacements(database)
                .open(c.id(), now).stream()
                        .filter(offer -> available(stock, c, offer) >= refund.units())
                        .map(offer -> new Swap(
                                offer.told(),
                                Swapped.of(refund.split().goods(), offer.told().unitPrice(), refund.units())))
                        .toList();
        return new Alternatives(refund, true, keeps, restockOn, swaps);
    }

    private static long available(Stock stock, Case c, Replacement offer) {
        return stock.find(new StockKey(c.merchantId(), offer.told().sku()))
                .map(Stored::value)
                .flatMap(StockPosition::available)
                .orElse(0L);
    }
}
