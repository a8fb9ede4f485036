package dev.makegood.choice;

import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.notice.Notices;
import dev.makegood.notice.Recipient;
import dev.makegood.order.PaidOrder;
import dev.makegood.refund.Refund;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Database;
import dev.makegood.storage.Write;
import dev.makegood.wording.Amounts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Creates the notices to buyer and merchant about offers and choices. */
final class ChoiceNotices {
    private final Notices notices;

    ChoiceNotices(Database database) {
        notices = new Notices(database);
    }

    /**
     * Tells the buyer of an offer.
     *
     * @param deadline until when the buyer may choose
     */
    Write offered(Case c, Replacement.ReplacementCommand offer, Instant deadline, Instant now) {
        var details = details(c);
        details.put("replacementSku", offer.sku());
        details.put("unitPrice", Amounts.text(offer.unitPrice()));
        details.put("shipBy", offer.shipBy().toString());
        details.put("deadline", deadline.toString());
        return notices.create(Notice.of(
                c.id() + "~" + offer.replacementId(),
                NoticeTemplate.REPLACEMENT_OFFERED_BUYER,
                Recipient.buyer(c.buyer()),
                now,
                details));
    }

    /**
     * Tells both that the buyer waits.
     *
     * @param until the first instant after the wait
     */
    List<Write> waits(Case c, Refund deferred, Instant until) {
        var details = details(c);
        details.put("units", Integer.toString(deferred.units()));
        details.put("amount", Amounts.text(deferred.total()));
        details.put("deadline", until.toString());
        return both(c, deferred, NoticeTemplate.WAITS_BUYER, NoticeTemplate.WAITS_MERCHANT, details);
    }

    /**
     * Tells both of a swap.
     *
     * @param replacement the line that replaces the units
     */
    List<Write> swapped(Case c, Refund refund, PaidOrder.PaidLine replacement, Swapped worth) {
        var details = details(c);
        details.put("units", Integer.toString(refund.units()));
        details.put("replacementSku", replacement.sku());
        details.put("replacementLineId", replacement.lineId());
        details.put("shipBy", replacement.promisedShipAt().toString());
        details.put("difference", Amounts.text(worth.refunded()));
        details.put("borne", Amounts.text(worth.borne()));
        if (worth.refunded().isPositive()) {
            details.put("cheaper", "true");
        }
        return both(c, refund, NoticeTemplate.SWAPPED_BUYER, NoticeTemplate.SWAPPED_MERCHANT, details);
    }

    private List<Write> both(
            Case c, Refund refund, NoticeTemplate toBuyer, NoticeTemplate toMerchant, Map<String, String> details) {
        String about = refund.refundId().toString();
        Instant at = refund.choice().orElseThrow().at();
        return List.of(
                notices.create(Notice.of(about, toBuyer, Recipient.buyer(c.buyer()), at, details)),
                notices.create(Notice.of(about, toMerchant, Recipient.merchant(c.merchantId()), at, details)));
    }

    private static Map<String, String> details(Case c) {
        return new HashMap<>(Map.of(
                "orderId", c.id().orderId(),
                "lineId", c.id().lineId(),
                "caseId", c.id().toString(),
                "zone", c.zone().getId(),
                "sku", c.sku()));
    }
}
