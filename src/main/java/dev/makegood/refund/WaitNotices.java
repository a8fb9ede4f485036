package dev.makegood.refund;

import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.notice.Notices;
import dev.makegood.notice.Recipient;
import dev.makegood.policy.Amounts;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Database;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What buyer and merchant are told as a wait ends. */
final class WaitNotices {
    private final Notices notices;

    WaitNotices(Database database) {
        notices = new Notices(database);
    }

    /** @param sent units that the buyer waited for and that have gone out */
    Write honoured(Case c, Refund left, int sent, Instant now) {
        String about = left.refundId() + "~" + left.sent();
        return notices.create(Notice.of(
                about, NoticeTemplate.WAIT_HONOURED_BUYER, Recipient.buyer(c.buyer()), now, details(c, left, sent)));
    }

    List<Write> over(Case c, Refund left, Instant now) {
        String about = left.refundId().toString();
        Map<String, String> details = details(c, left, left.units());
        return List.of(
                notices.create(
                        Notice.of(about, NoticeTemplate.WAIT_OVER_BUYER, Recipient.buyer(c.buyer()), now, details)),
                notices.create(Notice.of(
                        about, NoticeTemplate.WAIT_OVER_MERCHANT, Recipient.merchant(c.merchantId()), now, details)));
    }

    private static Map<String, String> details(Case c, Refund left, int units) {
        return Map.of(
                "orderId", c.id().orderId(),
                "lineId", c.id().lineId(),
                "caseId", c.id().toString(),
                "sku", c.sku(),
                "units", Integer.toString(units),
                "amount", Amounts.text(left.total()),
                "deadline", left.deadline().toString());
    }
}
