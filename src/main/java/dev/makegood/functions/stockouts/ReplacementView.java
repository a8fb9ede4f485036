package dev.makegood.functions.stockouts;

import dev.makegood.choice.Replacement;
import java.time.Instant;

/** Shows a replacement that a merchant offers. */
public record ReplacementView(
        String replacementId, String sku, long unitPriceMinor, String currency, Instant shipBy, Instant offeredAt) {
    public static ReplacementView of(Replacement replacement) {
        var told = replacement.told();
        return new ReplacementView(
                told.replacementId(),
                told.sku(),
                told.unitPrice().getAmountMinorLong(),
                told.unitPrice().getCurrencyUnit().getCode(),
                told.shipBy(),
                replacement.offeredAt());
    }
}
