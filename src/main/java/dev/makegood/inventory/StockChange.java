package dev.makegood.inventory;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Optional;

/** Holds a reported change of a merchant's stock of a SKU, under the reporter's id. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StockChange.Recount.class, name = "recount"),
    @JsonSubTypes.Type(value = StockChange.Adjustment.class, name = "adjustment")
})
public sealed interface StockChange {
    String merchantId();

    String sku();

    String id();

    /** Returns its kind and id, which are unique among the changes of its stock. */
    default String report() {
        return switch (this) {
            case Recount recount -> "recount " + recount.id();
            case Adjustment adjustment -> "adjustment " + adjustment.id();
        };
    }

    default StockKey stock() {
        return new StockKey(merchantId(), sku());
    }

    /**
     * Reports how many units are on the shelf.
     *
     * @param countedAt when they were counted; absent if just now. A count older than the last one has no effect.
     */
    record Recount(String merchantId, String sku, String id, long onHand, Optional<Instant> countedAt)
            implements StockChange {}

    /**
     * Reports how many units came or went.
     *
     * @param adjustedAt when they came or went; absent if just now. Has no effect if a later count includes it.
     */
    record Adjustment(String merchantId, String sku, String id, long delta, Optional<Instant> adjustedAt)
            implements StockChange {}
}
