package dev.makegood.functions.stock;

import dev.makegood.inventory.Doubt;
import dev.makegood.inventory.Shelf;
import dev.makegood.inventory.StockChange;
import dev.makegood.inventory.StockPosition;
import dev.makegood.inventory.ToldChange;
import dev.makegood.inventory.Wrong;
import java.time.Instant;
import java.util.Optional;

/** Shows a stock position. On hand and available are absent if it was never counted. */
public record StockView(
        String merchantId,
        String sku,
        Optional<Long> onHand,
        long allocated,
        long awaited,
        Optional<Long> available,
        long doubted,
        Optional<Instant> doubtedSince,
        Optional<Instant> countedAt,
        Optional<Instant> latestOrderAt,
        Optional<WrongView> wrong) {

    /** Shows what is wrong with a position, and since when. */
    public record WrongView(String what, Optional<Instant> since) {
        public static WrongView of(Wrong wrong) {
            return new WrongView(wrong.what(), wrong.since());
        }
    }

    public static StockView of(StockPosition position) {
        return new StockView(
                position.merchantId(),
                position.sku(),
                position.onHand(),
                position.allocated(),
                position.awaited(),
                position.free(),
                position.doubted(),
                position.doubt().map(Doubt::since),
                position.shelf().newest().map(Shelf.Count::at),
                position.latestOrderAt(),
                position.wrong().map(WrongView::of));
    }

    /** Shows a recount as recorded. */
    public record RecountView(
            String merchantId,
            String sku,
            String recountId,
            long onHand,
            Optional<Instant> countedAt,
            Instant recordedAt) {}

    /** Shows an adjustment as recorded. */
    public record AdjustmentView(
            String merchantId,
            String sku,
            String adjustmentId,
            long delta,
            Optional<Instant> adjustedAt,
            Instant recordedAt) {}

    public static Object of(ToldChange told) {
        return switch (told.change()) {
            case StockChange.Recount r ->
                new RecountView(r.merchantId(), r.sku(), r.id(), r.onHand(), r.countedAt(), told.recordedAt());
            case StockChange.Adjustment a ->
                new AdjustmentView(a.merchantId(), a.sku(), a.id(), a.delta(), a.adjustedAt(), told.recordedAt());
        };
    }
}
