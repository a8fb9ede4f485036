package dev.makegood.furtherperiod;

import dev.makegood.command.Actor;
import dev.makegood.notice.Fact;
import dev.makegood.notice.FurtherPeriodFact;
import dev.makegood.notice.Notice;
import dev.makegood.order.OrderLine;
import dev.makegood.policy.FurtherPeriodTerms;
import dev.makegood.storage.KeyText;
import java.time.Instant;
import java.util.List;

/** Creates the notices to both sides about the further period of a line. */
record FurtherPeriodNotices(OrderLine line, FurtherPeriod period) {
    List<Notice> called() {
        boolean cancels = period.then() == FurtherPeriodTerms.Then.CANCELLATION;
        Instant at = period.calledAt();
        return List.of(
                merchant(
                        at,
                        new FurtherPeriodFact.FurtherPeriodSetMerchant(
                                item(), period.shipBy(), period.until(), cancels, period.zone())),
                buyer(
                        at,
                        new FurtherPeriodFact.FurtherPeriodSetBuyer(
                                item(), period.shipBy(), period.until(), cancels, period.zone())));
    }

    /** Creates the notices that the period is over, and the buyer may cancel; what it cancels has notices of its own. */
    List<Notice> over(Instant now) {
        return List.of(
                buyer(now, new FurtherPeriodFact.FurtherPeriodOverBuyer(item(), period.until(), period.zone())),
                merchant(now, new FurtherPeriodFact.FurtherPeriodOverMerchant(item(), period.until(), period.zone())));
    }

    private Fact.Item item() {
        return new Fact.Item(line.orderId(), line.line().lineId(), line.line().sku());
    }

    private Notice buyer(Instant at, Fact fact) {
        return Notice.of(about(), Actor.buyer(line.buyer()), at, fact);
    }

    private Notice merchant(Instant at, Fact fact) {
        return Notice.of(about(), Actor.merchant(line.line().merchantId()), at, fact);
    }

    /** A line has one period for each ship time that it missed. */
    private String about() {
        return KeyText.join(line.ref(), period.shipBy());
    }
}
