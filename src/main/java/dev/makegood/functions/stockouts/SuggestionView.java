package dev.makegood.functions.stockouts;

import dev.makegood.choice.Suggestion;
import dev.makegood.inventory.listing.Listing;

/** Shows a SKU that a merchant could offer in place of missing units. */
public record SuggestionView(
        String sku,
        String title,
        long unitPriceMinor,
        String currency,
        int shipsWithinHours,
        long available,
        boolean mapped,
        int similarPercent) {
    static SuggestionView of(Suggestion suggestion) {
        Listing.Terms terms = suggestion.listing().terms();
        return new SuggestionView(
                suggestion.listing().sku(),
                terms.title(),
                terms.unitPrice().getAmountMinorLong(),
                terms.unitPrice().getCurrencyUnit().getCode(),
                terms.shipsWithinHours(),
                suggestion.available(),
                suggestion.mapped(),
                suggestion.similarPercent());
    }
}
