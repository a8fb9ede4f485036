package dev.makegood.servicedesk.handover;

import dev.makegood.command.Actor;
import dev.makegood.notice.DeskFact;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.Notices;
import dev.makegood.servicedesk.ticket.Ticket;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.storage.Database;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Write;
import java.time.Instant;

/** Writes the notices about hand-overs to the asker and the operator. */
public final class HandOverNotices {
    private final Notices notices;
    private final Cases cases;

    public HandOverNotices(Database database) {
        notices = new Notices(database);
        cases = new Cases(database);
    }

    Write received(Case c, HandOver handOver) {
        var fact = new DeskFact.HandOverReceivedAsker(
                StockoutNotices.named(c),
                handOver.handOverId(),
                handOver.ticket().dueInNotice());
        return write(handOver, handOver.ticket().by(), handOver.ticket().at(), fact);
    }

    Write toAnswer(Case c, HandOver handOver) {
        var fact = new DeskFact.HandOverOperator(
                StockoutNotices.named(c),
                handOver.handOverId(),
                handOver.reason(),
                handOver.ticket().dueInNotice());
        return write(handOver, Actor.OPERATOR, handOver.ticket().at(), fact);
    }

    /** Tells the operator that the answer is late. */
    public Write overdue(HandOver handOver, Instant now) {
        Case c = cases.get(handOver.caseId()).value();
        var fact = new DeskFact.HandOverOverdueOperator(
                StockoutNotices.named(c),
                handOver.handOverId(),
                handOver.ticket().dueInNotice());
        return write(handOver, Actor.OPERATOR, now, fact);
    }

    Write answered(HandOver handOver) {
        Ticket.Decision<HandOver.Answer> answer = handOver.ticket().decision().orElseThrow();
        Case c = cases.get(handOver.caseId()).value();
        var fact = new DeskFact.HandOverAnsweredAsker(
                StockoutNotices.named(c), handOver.handOverId(), answer.ruling().text());
        return write(handOver, handOver.ticket().by(), answer.at(), fact);
    }

    private Write write(HandOver handOver, Actor to, Instant at, Fact fact) {
        return notices.create(Notice.of(KeyText.join(handOver.caseId(), handOver.handOverId()), to, at, fact));
    }
}
