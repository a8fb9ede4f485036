package dev.makegood.urge;

import dev.makegood.command.Actor;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.OrderFact;
import dev.makegood.order.OrderLine;
import dev.makegood.storage.KeyText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Creates the notices about the urges of a line. */
final class UrgeNotices {
    private final OrderLine line;
    private final ZoneId zone;

    UrgeNotices(OrderLine line, ZoneId zone) {
        this.line = line;
        this.zone = zone;
    }

    /** Tells the merchant, and confirms it to the buyer. */
    List<Notice> urged(Urge urge) {
        return List.of(
                merchant(
                        urge,
                        urge.urgedAt(),
                        new OrderFact.UrgedMerchant(item(), urge.urgeId(), urge.answerBy(), zone)),
                buyer(
                        urge,
                        urge.urgedAt(),
                        new OrderFact.UrgeReceivedBuyer(item(), urge.urgeId(), urge.answerBy(), zone)));
    }

    Notice answered(Urge urge, Urge.Answer answer) {
        return buyer(urge, answer.at(), new OrderFact.UrgeAnsweredBuyer(item(), urge.urgeId(), answer.shipsAt(), zone));
    }

    List<Notice> unanswered(Urge urge, Instant now) {
        var fact = new OrderFact.UrgeUnansweredOperator(
                item(), line.line().merchantId(), urge.urgeId(), urge.answerBy(), zone);
        return List.of(
                buyer(urge, now, new OrderFact.UrgeUnansweredBuyer(item(), urge.urgeId(), urge.answerBy(), zone)),
                Notice.of(about(urge), Actor.OPERATOR, now, fact));
    }

    private Fact.Item item() {
        return new Fact.Item(line.orderId(), line.line().lineId(), line.line().sku());
    }

    private Notice buyer(Urge urge, Instant at, Fact fact) {
        return Notice.of(about(urge), Actor.buyer(line.buyer()), at, fact);
    }

    private Notice merchant(Urge urge, Instant at, Fact fact) {
        return Notice.of(about(urge), Actor.merchant(line.line().merchantId()), at, fact);
    }

    private String about(Urge urge) {
        return KeyText.join(line.ref(), urge.urgeId());
    }
}
