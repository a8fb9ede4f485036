package dev.makegood.inventory.restock;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.inventory.StockKey;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.KeyText;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds a merchant's request to a supplier for units of a SKU.
 *
 * @param answers the supplier's answers
 */
public record Restock(
        String merchantId,
        String sku,
        String restockId,
        String supplierId,
        long units,
        Instant requestedAt,
        RestockState state,
        Answers answers) {

    public static Restock requested(StockKey stock, String restockId, String supplierId, long units, Instant now) {
        return new Restock(
                stock.merchantId(),
                stock.sku(),
                restockId,
                supplierId,
                units,
                now,
                RestockState.Requested.at(now),
                Answers.NONE);
    }

    @JsonIgnore
    public Ref ref() {
        return new Ref(new StockKey(merchantId, sku), restockId);
    }

    Restock with(RestockState next) {
        return answered(next, next instanceof RestockState.Arrived ? answers.arrived() : answers);
    }

    Restock answered(RestockState next, Answers said) {
        return new Restock(merchantId, sku, restockId, supplierId, units, requestedAt, next, said);
    }

    /** Returns the restock after another page of waiting buyers was told; no cursor after the last page. */
    public Restock told(int refunds, Optional<Cursor> next) {
        return answered(state, answers.told(refunds, next));
    }

    /** Names a restock. */
    public record Ref(StockKey stock, String restockId) {
        @Override
        public String toString() {
            return KeyText.join(stock, restockId);
        }
    }
}
