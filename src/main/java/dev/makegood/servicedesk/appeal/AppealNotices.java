package dev.makegood.servicedesk.appeal;

import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.notice.Notices;
import dev.makegood.notice.Recipient;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Database;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** Writes the notices about appeals to operator and merchant. */
final class AppealNotices {
    private final Notices notices;

    AppealNotices(Database database) {
        notices = new Notices(database);
    }

    Write brought(Case c, Appeal appeal, ZoneId zone) {
        Map<String, String> details = due(c, appeal, zone);
        details.put("reason", appeal.plea().reason());
        return write(c, appeal, NoticeTemplate.APPEALED_OPERATOR, Recipient.OPERATOR, details, appeal.at());
    }

    Write overdue(Case c, Appeal appeal, ZoneId zone, Instant now) {
        return write(c, appeal, NoticeTemplate.APPEAL_OVERDUE_OPERATOR, Recipient.OPERATOR, due(c, appeal, zone), now);
    }

    Write decided(Case c, Appeal appeal, Appeal.Ruling ruling, Instant now) {
        var details = about(c);
        details.put("ruling", ruling.granted() ? "granted" : "refused");
        details.put("reason", ruling.reason());
        return write(
                c, appeal, NoticeTemplate.APPEAL_DECIDED_MERCHANT, Recipient.merchant(c.merchantId()), details, now);
    }

    private static Map<String, String> about(Case c) {
        return new HashMap<>(Map.of(
                "orderId", c.id().orderId(),
                "lineId", c.id().lineId(),
                "caseId", c.id().toString(),
                "merchantId", c.merchantId(),
                "sku", c.sku()));
    }

    private static Map<String, String> due(Case c, Appeal appeal, ZoneId zone) {
        Map<String, String> details = about(c);
        details.put("deadline", appeal.decideBy().toString());
        details.put("calendar", appeal.holidaysKnown() ? "known" : "unknown");
        details.put("zone", zone.getId());
        return details;
    }

    private Write write(
            Case c, Appeal appeal, NoticeTemplate template, String recipient, Map<String, String> details, Instant at) {
        String about = appeal.number() == 1 ? c.id().toString() : c.id() + "~" + appeal.number();
        return notices.create(Notice.of(about, template, recipient, at, details));
    }
}
