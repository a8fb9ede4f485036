package dev.makegood.choice;

import dev.makegood.inventory.listing.Listing;

/**
 * Holds a SKU that a merchant could offer in place of units that will not ship.
 *
 * @param available how many units can be sold now
 * @param mapped true if the merchant says that it may replace the other one
 * @param similarPercent how much the titles have in common
 */
public record Suggestion(Listing listing, long available, boolean mapped, int similarPercent) {}
