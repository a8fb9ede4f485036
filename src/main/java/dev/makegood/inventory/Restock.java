package dev.makegood.inventory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/** Units of a SKU that a merchant asked a supplier for. */
public record Restock(
        String merchantId,
        String sku,
        String restockId,
        String supplierId,
        long units,
        Instant requestedAt,
        RestockState state) {

    static Restock requested(StockKey stock, String restockId, String supplierId, long units, Instant now) {
        return new Restock(
                stock.merchantId(), stock.sku(), restockId, supplierId, units, now, RestockState.Requested.at(now));
    }

    @JsonIgnore
    public Ref ref() {
        return new Ref(new StockKey(merchantId, sku), restockId);
    }

    Restock with(RestockState next) {
        return new Restock(merchantId, sku, restockId, supplierId, units, requestedAt, next);
    }

    /** Names a restock. */
    public record Ref(StockKey stock, String restockId) {
        @Override
        public String toString() {
            return stock + "~" + restockId;
        }
    }
}
