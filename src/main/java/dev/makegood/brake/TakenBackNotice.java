package dev.makegood.brake;

import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.notice.Recipient;
import dev.makegood.stockout.Case;
import dev.makegood.wording.Amounts;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Tells a buyer that units which we said would not be shipped will be shipped. */
final class TakenBackNotice {
    private TakenBackNotice() {}

    static Notice of(Case before, Case after, String strandingId, Instant shipBy, int units, Instant now) {
        var details = new HashMap<>(Map.of(
                "orderId", after.id().orderId(),
                "lineId", after.id().lineId(),
                "caseId", after.id().toString(),
                "sku", after.sku(),
                "units", Integer.toString(units),
                "zone", after.zone().getId(),
                "shipBy", shipBy.toString()));
        if (after.money().toBuyer().isPositive()) {
            details.put("compensationAmount", Amounts.text(after.money().toBuyer()));
        } else if (before.money().toBuyer().isPositive()) {
            details.put("notOwed", "true");
        }
        return Notice.of(
                after.id() + "~" + strandingId,
                NoticeTemplate.TAKEN_BACK_BUYER,
                Recipient.buyer(after.buyer()),
                now,
                details);
    }
}
