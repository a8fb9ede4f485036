package dev.makegood.servicedesk.appeal;

import dev.makegood.notice.Calendar;
import dev.makegood.notice.DeskFact;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.Notices;
import dev.makegood.notice.Recipient;
import dev.makegood.notice.Ruling;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.storage.Database;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.time.ZoneId;

/** Writes the notices about appeals to operator and merchant. */
final class AppealNotices {
    private final Notices notices;

    AppealNotices(Database database) {
        notices = new Notices(database);
    }

    Write brought(Case c, Appeal appeal, ZoneId zone) {
        var fact = new DeskFact.AppealedOperator(
                StockoutNotices.named(c), c.merchantId(), appeal.plea().reason(), due(appeal, zone));
        return write(c, appeal, Recipient.OPERATOR, appeal.at(), fact);
    }

    Write overdue(Case c, Appeal appeal, ZoneId zone, Instant now) {
        var fact = new DeskFact.AppealOverdueOperator(StockoutNotices.named(c), c.merchantId(), due(appeal, zone));
        return write(c, appeal, Recipient.OPERATOR, now, fact);
    }

    Write decided(Case c, Appeal appeal, Appeal.Ruling made, Instant now) {
        var ruling = made.granted() ? Ruling.GRANTED : Ruling.REFUSED;
        var fact = new DeskFact.AppealDecidedMerchant(StockoutNotices.named(c), ruling, made.reason());
        return write(c, appeal, Recipient.merchant(c.merchantId()), now, fact);
    }

    private static DeskFact.Due due(Appeal appeal, ZoneId zone) {
        return new DeskFact.Due(appeal.decideBy(), Calendar.of(appeal.holidaysKnown()), zone);
    }

    private Write write(Case c, Appeal appeal, String recipient, Instant at, Fact fact) {
        String about = appeal.number() == 1 ? c.id().toString() : c.id() + "~" + appeal.number();
        return notices.create(Notice.of(about, recipient, at, fact));
    }
}
