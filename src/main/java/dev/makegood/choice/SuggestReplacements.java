package dev.makegood.choice;

import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.inventory.listing.Listing;
import dev.makegood.inventory.listing.Listings;
import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.refund.Refund;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * Suggests what a merchant could offer from its own stock for a case: SKUs that it lists at the same price or a higher one, and that
 * the merchant said may replace the missing one or whose titles are similar. It writes nothing; the merchant confirms one by
 * offering it.
 */
public final class SuggestReplacements {
    /** The most suggestions: a person chooses among a few. */
    static final int MOST = 3;

    /** From how much in common titles are similar: another size or colour of the same goods has more, other goods of a kind less. */
    static final int SIMILAR_PERCENT = 60;

    /** The most listings to look through, since a caller waits; a merchant with more maps its SKUs. */
    private static final int MOST_LISTINGS = 1_000;

    /** The most stock positions to read for one answer. */
    private static final int MOST_POSITIONS = 50;

    private static final Comparator<Suggestion> LIKELIEST = Comparator.comparing(
                    Suggestion::mapped, Comparator.reverseOrder())
            .thenComparing(Suggestion::similarPercent, Comparator.reverseOrder())
            .thenComparing(suggestion -> suggestion.listing().terms().unitPrice())
            .thenComparing(suggestion -> suggestion.listing().sku());

    private final Orders orders;
    private final Refunds refunds;
    private final Stock stock;
    private final Listings listings;
    private final Replacements replacements;

    public SuggestReplacements(Database database) {
        orders = new Orders(database);
        refunds = new Refunds(database);
        stock = new Stock(database);
        listings = new Listings(database);
        replacements = new Replacements(database);
    }

    /**
     * Returns the suggestions, the likeliest first: those that the merchant named, then the most similar, then the cheapest. None if
     * the buyer can no longer choose, the missing SKU is not listed, or something was offered that the buyer can still take.
     */
    public List<Suggestion> of(Case c, Instant now) {
        List<Refund> open = refunds.ofCase(c.id()).stream()
                .filter(refund -> refund.isOpenToChoice(now))
                .toList();
        if (open.isEmpty() || !replacements.open(c.id(), now).isEmpty()) {
            return List.of();
        }
        int units = open.stream().mapToInt(Refund::units).min().orElseThrow();
        return listings.find(new StockKey(c.merchantId(), c.sku()))
                .map(own -> inStock(likely(own.value(), c), units))
                .orElse(List.of());
    }

    private List<Suggestion> likely(Listing own, Case c) {
        Money paid = orders.getLine(new LineRef(c.id().orderId(), c.id().lineId()))
                .value()
                .sale(1)
                .unitPrice();
        List<Listing> named = own.terms().replacedBy().stream()
                .flatMap(sku -> listings.find(new StockKey(c.merchantId(), sku)).stream())
                .map(Stored::value)
                .toList();
        return Stream.concat(named.stream(), listings.ofMerchant(c.merchantId(), MOST_LISTINGS).stream())
                .distinct()
                .filter(other -> !other.sku().equals(own.sku()) && isAsDear(other.terms(), paid))
                .map(other -> new Suggestion(
                        other,
                        0,
                        own.terms().replacedBy().contains(other.sku()),
                        Titles.similarPercent(own.terms().title(), other.terms().title())))
                .filter(one -> one.mapped() || one.similarPercent() >= SIMILAR_PERCENT)
                .sorted(LIKELIEST)
                .limit(MOST_POSITIONS)
                .toList();
    }

    private static boolean isAsDear(Listing.Terms terms, Money paid) {
        return terms.offered()
                && terms.unitPrice().getCurrencyUnit().equals(paid.getCurrencyUnit())
                && !terms.unitPrice().isLessThan(paid);
    }

    private List<Suggestion> inStock(List<Suggestion> likely, int units) {
        Map<StockKey, Stored<StockPosition>> positions =
                stock.findAll(likely.stream().map(one -> one.listing().key()).toList());
        return likely.stream()
                .map(one -> new Suggestion(
                        one.listing(), available(positions, one.listing().key()), one.mapped(), one.similarPercent()))
                .filter(one -> one.available() >= units)
                .limit(MOST)
                .toList();
    }

    private static long available(Map<StockKey, Stored<StockPosition>> positions, StockKey key) {
        return positions.containsKey(key)
                ? positions.get(key).value().available().orElse(0L)
                : 0;
    }
}
