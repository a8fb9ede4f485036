package dev.makegood.functions.view;

import dev.makegood.inventory.StockChange;
import dev.makegood.inventory.StockPosition;
import dev.makegood.inventory.ToldChange;
import java.time.Instant;
import java.util.Optional;

/** A stock position. On hand and available are absent while it was never counted. */
public record StockView(
        String merchantId, String sku, Optional<Long> onHand, long allocated, long awaited, Optional<Long> available) {

    public static StockView of(StockPosition position) {
        return new StockView(
                position.merchantId(),
                position.sku(),
                position.onHand(),
                position.allocated(),
                position.awaited(),
                position.onHand().map(onHand -> onHand - position.allocated() - position.awaited()));
    }

    /** A recount as it was recorded. */
    public record RecountView(
            String merchantId,
            String sku,
            String recountId,
            long onHand,
            Optional<Instant> countedAt,
            Instant recordedAt) {}

    /** An adjustment as it was recorded. */
    public record AdjustmentView(String merchantId, String sku, String adjustmentId, long delta, Instant recordedAt) {}

    public static Object of(ToldChange told) {
        return switch (told.change()) {
            case StockChange.Recount r ->
                new RecountView(r.merchantId(), r.sku(), r.id(), r.onHand(), r.countedAt(), told.recordedAt());
            case StockChange.Adjustment a ->
                new AdjustmentView(a.merchantId(), a.sku(), a.id(), a.delta(), told.recordedAt());
        };
    }
}
