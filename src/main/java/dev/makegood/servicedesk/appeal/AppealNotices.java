package dev.makegood.servicedesk.appeal;

import dev.makegood.command.Actor;
import dev.makegood.notice.DeskFact;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.Notices;
import dev.makegood.notice.Ruling;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.storage.Database;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Write;
import java.time.Instant;

/** Writes the notices about appeals to operator and merchant. */
public final class AppealNotices {
    private final Notices notices;
    private final Cases cases;

    public AppealNotices(Database database) {
        notices = new Notices(database);
        cases = new Cases(database);
    }

    Write brought(Case c, Appeal appeal) {
        var fact = new DeskFact.AppealedOperator(
                StockoutNotices.named(c),
                c.merchantId(),
                appeal.plea().reason(),
                appeal.ticket().dueInNotice());
        return write(c, appeal, Actor.OPERATOR, appeal.ticket().at(), fact);
    }

    /** Tells the operator that the decision is late. */
    public Write overdue(Appeal appeal, Instant now) {
        Case c = cases.get(appeal.caseId()).value();
        var fact = new DeskFact.AppealOverdueOperator(
                StockoutNotices.named(c), c.merchantId(), appeal.ticket().dueInNotice());
        return write(c, appeal, Actor.OPERATOR, now, fact);
    }

    Write decided(Case c, Appeal appeal, Appeal.Ruling made, Instant now) {
        var ruling = made.granted() ? Ruling.GRANTED : Ruling.REFUSED;
        var fact = new DeskFact.AppealDecidedMerchant(StockoutNotices.named(c), ruling, made.reason());
        return write(c, appeal, Actor.merchant(c.merchantId()), now, fact);
    }

    private Write write(Case c, Appeal appeal, Actor recipient, Instant at, Fact fact) {
        String about = appeal.number() == 1 ? c.id().toString() : KeyText.join(c.id(), appeal.number());
        return notices.create(Notice.of(about, recipient, at, fact));
    }
}
