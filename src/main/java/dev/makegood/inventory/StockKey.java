package dev.makegood.inventory;

/** Names the stock of one merchant's SKU. */
public record StockKey(String merchantId, String sku) {
    @Override
    public String toString() {
        return merchantId + "~" + sku;
    }
}
