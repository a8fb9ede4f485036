package dev.makegood.notice;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.JsonTypeIdResolver;
import dev.makegood.storage.KeyText;

/**
 * Is the content of a notice: one record for each kind, with the components that its sentences need. The name of the
 * record is the name of the kind in notice ids, rows, events and the words files.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.CUSTOM, property = "kind")
@JsonTypeIdResolver(KindResolver.class)
public sealed interface Fact
        permits BrakeFact,
                CancellationFact,
                CaseFact,
                ChoiceFact,
                CouponFact,
                DelayFact,
                DeskFact,
                ElsewhereFact,
                FurtherPeriodFact,
                OrderFact,
                RefundFact,
                StockFact {

    /** Names an order line. */
    record Item(String orderId, String lineId, String sku) {}

    /** Names a case with its order line, whose ids are parts of the case's id. */
    record OfCase(String caseId, String sku) {
        String orderId() {
            return new KeyText(caseId).parts().get(0);
        }

        String lineId() {
            return new KeyText(caseId).parts().get(1);
        }
    }
}
