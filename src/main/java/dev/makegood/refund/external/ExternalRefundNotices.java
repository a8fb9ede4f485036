package dev.makegood.refund.external;

import dev.makegood.command.Actor;
import dev.makegood.notice.ElsewhereFact;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.order.OrderLine;
import dev.makegood.refund.Refund;
import dev.makegood.storage.KeyText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/** Creates the notices about an external refund, only to those for whom something changes. */
final class ExternalRefundNotices {
    private ExternalRefundNotices() {}

    static List<Notice> of(ExternalRefund external, OrderLine line, Money withdrawn, Instant now) {
        var told = new ArrayList<Notice>();
        ExternalRefund.Outcome outcome = external.outcome();
        Fact.Item item = item(line);
        String about = KeyText.join(line.ref(), external.told().externalId());
        String reference = external.told().reference();
        if (outcome.withdrawn() > 0) {
            var fact = new ElsewhereFact.RefundedElsewhereBuyer(item, outcome.withdrawn(), withdrawn, reference);
            told.add(Notice.of(about, Actor.buyer(line.buyer()), now, fact));
        }
        int gone = outcome.open() + outcome.withdrawn();
        if (gone > 0) {
            var fact = new ElsewhereFact.RefundedElsewhereMerchant(item, gone, reference);
            told.add(Notice.of(about, Actor.merchant(line.line().merchantId()), now, fact));
        }
        if (external.isPaidTwice()) {
            Money amount = external.told().amount();
            var fact = new ElsewhereFact.PaidTwiceOperator(item, outcome.twice(), amount, reference);
            told.add(Notice.of(about, Actor.OPERATOR, now, fact));
        }
        return told;
    }

    /**
     * Creates the notices that units of a report, told as maybe paid twice, are not refunded here after all.
     *
     * @param stopped the refund without these units
     * @param withdrawn its amount for these units
     */
    static List<Notice> notPaidTwice(
            ExternalRefund external, OrderLine line, Refund stopped, int units, Money withdrawn, Instant now) {
        Fact.Item item = item(line);
        // A report may be corrected in steps; each leaves fewer units in the refund.
        String about = KeyText.join(
                line.ref(), external.told().externalId(), stopped.refundId().toUnit() + "-" + stopped.units());
        String reference = external.told().reference();
        return List.of(
                Notice.of(
                        about,
                        Actor.buyer(line.buyer()),
                        now,
                        new ElsewhereFact.RefundedElsewhereBuyer(item, units, withdrawn, reference)),
                Notice.of(
                        about,
                        Actor.merchant(line.line().merchantId()),
                        now,
                        new ElsewhereFact.RefundedElsewhereMerchant(item, units, reference)),
                Notice.of(about, Actor.OPERATOR, now, new ElsewhereFact.NotPaidTwiceOperator(item, units, reference)));
    }

    private static Fact.Item item(OrderLine line) {
        return new Fact.Item(line.orderId(), line.line().lineId(), line.line().sku());
    }
}
