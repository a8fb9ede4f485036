package dev.makegood.servicedesk.handover;

import dev.makegood.notice.Calendar;
import dev.makegood.notice.DeskFact;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.Notices;
import dev.makegood.notice.Recipient;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.storage.Database;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.time.ZoneId;

/** Writes the notices about hand-overs to the asker and the operator. */
final class HandOverNotices {
    private final Notices notices;

    HandOverNotices(Database database) {
        notices = new Notices(database);
    }

    Write received(Case c, HandOver handOver, ZoneId zone) {
        var fact = new DeskFact.HandOverReceivedAsker(
                StockoutNotices.named(c), handOver.handOverId(), due(handOver, zone));
        return write(handOver, handOver.by(), handOver.at(), fact);
    }

    Write toAnswer(Case c, HandOver handOver, ZoneId zone) {
        var fact = new DeskFact.HandOverOperator(
                StockoutNotices.named(c), handOver.handOverId(), handOver.reason(), due(handOver, zone));
        return write(handOver, Recipient.OPERATOR, handOver.at(), fact);
    }

    Write overdue(Case c, HandOver handOver, ZoneId zone, Instant now) {
        var fact = new DeskFact.HandOverOverdueOperator(
                StockoutNotices.named(c), handOver.handOverId(), due(handOver, zone));
        return write(handOver, Recipient.OPERATOR, now, fact);
    }

    Write answered(Case c, HandOver handOver, HandOver.Answer answer) {
        var fact = new DeskFact.HandOverAnsweredAsker(StockoutNotices.named(c), handOver.handOverId(), answer.text());
        return write(handOver, handOver.by(), answer.at(), fact);
    }

    private static DeskFact.Due due(HandOver handOver, ZoneId zone) {
        return new DeskFact.Due(handOver.answerBy(), Calendar.of(handOver.holidaysKnown()), zone);
    }

    /** {@link HandOver#by()} has the form of a notice's recipient, so it can be one. */
    private Write write(HandOver handOver, String to, Instant at, Fact fact) {
        return notices.create(Notice.of(handOver.caseId() + "~" + handOver.handOverId(), to, at, fact));
    }
}
