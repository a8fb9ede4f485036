package dev.makegood.inventory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.storage.Cursor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Units of a SKU that a merchant asked a supplier for.
 *
 * @param newDate absent while the supplier has not moved its date
 */
public record Restock(
        String merchantId,
        String sku,
        String restockId,
        String supplierId,
        long units,
        Instant requestedAt,
        RestockState state,
        Optional<NewDate> newDate) {

    static Restock requested(StockKey stock, String restockId, String supplierId, long units, Instant now) {
        return new Restock(
                stock.merchantId(),
                stock.sku(),
                restockId,
                supplierId,
                units,
                now,
                RestockState.Requested.at(now),
                Optional.empty());
    }

    @JsonIgnore
    public Ref ref() {
        return new Ref(new StockKey(merchantId, sku), restockId);
    }

    /** The day by whose end it is to arrive; absent while the supplier has given none. */
    @JsonIgnore
    public Optional<LocalDate> arrivesOn() {
        return newDate.map(NewDate::arrivesOn).or(() -> state.answer().map(RestockState.Reply::arrivesOn));
    }

    Restock with(RestockState next) {
        return new Restock(
                merchantId,
                sku,
                restockId,
                supplierId,
                units,
                requestedAt,
                next,
                newDate.map(moved -> next instanceof RestockState.Arrived ? moved.arrived() : moved));
    }

    Restock moved(NewDate next) {
        return new Restock(merchantId, sku, restockId, supplierId, units, requestedAt, state, Optional.of(next));
    }

    /** Another page of buyers who wait has been told of the new date; without a cursor it was the last one. */
    public Restock told(int refunds, Optional<Cursor> next) {
        return moved(newDate.orElseThrow().told(refunds, next));
    }

    /** Names a restock. */
    public record Ref(StockKey stock, String restockId) {
        @Override
        public String toString() {
            return stock + "~" + restockId;
        }
    }
}
