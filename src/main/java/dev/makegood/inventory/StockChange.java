package dev.makegood.inventory;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Optional;

/** What somebody told us about a merchant's stock of a SKU, under an id of theirs. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StockChange.Recount.class, name = "recount"),
    @JsonSubTypes.Type(value = StockChange.Adjustment.class, name = "adjustment")
})
public sealed interface StockChange {
    String merchantId();

    String sku();

    String id();

    default StockKey stock() {
        return new StockKey(merchantId(), sku());
    }

    /**
     * There are so many on the shelf.
     *
     * @param countedAt when they were counted; absent: when we were told. A count older than the last one changes nothing.
     */
    record Recount(String merchantId, String sku, String id, long onHand, Optional<Instant> countedAt)
            implements StockChange {}

    /**
     * So many more, or fewer, than before.
     *
     * @param adjustedAt when they came or went; absent: when we were told. What a later count has seen changes nothing.
     */
    record Adjustment(String merchantId, String sku, String id, long delta, Optional<Instant> adjustedAt)
            implements StockChange {}
}
