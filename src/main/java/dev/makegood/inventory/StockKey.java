package dev.makegood.inventory;

import dev.makegood.storage.KeyText;

/** Names the stock of one merchant's SKU. */
public record StockKey(String merchantId, String sku) {
    @Override
    public String toString() {
        return KeyText.join(merchantId, sku);
    }
}
