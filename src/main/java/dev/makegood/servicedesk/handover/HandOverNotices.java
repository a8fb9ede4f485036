package dev.makegood.servicedesk.handover;

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

/** Writes the notices about hand-overs to the asker and the operator. */
final class HandOverNotices {
    private final Notices notices;

    HandOverNotices(Database database) {
        notices = new Notices(database);
    }

    Write received(Case c, HandOver handOver, ZoneId zone) {
        return write(
                handOver,
                NoticeTemplate.HAND_OVER_RECEIVED_ASKER,
                handOver.by(),
                details(c, handOver, zone),
                handOver.at());
    }

    Write toAnswer(Case c, HandOver handOver, ZoneId zone) {
        return write(
                handOver,
                NoticeTemplate.HAND_OVER_OPERATOR,
                Recipient.OPERATOR,
                details(c, handOver, zone),
                handOver.at());
    }

    Write overdue(Case c, HandOver handOver, ZoneId zone, Instant now) {
        return write(
                handOver,
                NoticeTemplate.HAND_OVER_OVERDUE_OPERATOR,
                Recipient.OPERATOR,
                details(c, handOver, zone),
                now);
    }

    Write answered(Case c, HandOver handOver, HandOver.Answer answer, ZoneId zone) {
        Map<String, String> details = details(c, handOver, zone);
        details.put("answerText", answer.text());
        return write(handOver, NoticeTemplate.HAND_OVER_ANSWERED_ASKER, handOver.by(), details, answer.at());
    }

    private static Map<String, String> details(Case c, HandOver handOver, ZoneId zone) {
        return new HashMap<>(Map.of(
                "orderId", c.id().orderId(),
                "lineId", c.id().lineId(),
                "caseId", c.id().toString(),
                "sku", c.sku(),
                "handOverId", handOver.handOverId(),
                "reason", handOver.reason(),
                "deadline", handOver.answerBy().toString(),
                "calendar", handOver.holidaysKnown() ? "known" : "unknown",
                "zone", zone.getId()));
    }

    /** {@link HandOver#by()} has the form of a notice's recipient, so it can be one. */
    private Write write(
            HandOver handOver, NoticeTemplate template, String to, Map<String, String> details, Instant at) {
        return notices.create(Notice.of(handOver.caseId() + "~" + handOver.handOverId(), template, to, at, details));
    }
}
