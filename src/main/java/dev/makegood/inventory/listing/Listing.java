package dev.makegood.inventory.listing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.inventory.StockKey;
import java.util.List;
import org.joda.money.Money;

/** Holds how a merchant lists one SKU now. */
public record Listing(String merchantId, String sku, Terms terms) {
    /**
     * Holds what a merchant sets.
     *
     * @param title as buyers read it
     * @param unitPrice the price of one unit
     * @param shipsWithinHours how soon after an order a unit ships
     * @param replacedBy SKUs of the merchant that may replace this one, the best first
     * @param offered false if it is no longer listed, and so never suggested
     */
    public record Terms(
            String title, Money unitPrice, int shipsWithinHours, List<String> replacedBy, boolean offered) {}

    @JsonIgnore
    public StockKey key() {
        return new StockKey(merchantId, sku);
    }
}
