package dev.makegood.refund.external;

import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.notice.Recipient;
import dev.makegood.order.OrderLine;
import dev.makegood.wording.Amounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;

/** Creates the notices about a refund that was made elsewhere, only to those for whom something changes. */
final class ExternalRefundNotices {
    private ExternalRefundNotices() {}

    static List<Notice> of(ExternalRefund external, OrderLine line, Money withdrawn, Instant now) {
        var told = new ArrayList<Notice>();
        ExternalRefund.Outcome outcome = external.outcome();
        if (outcome.withdrawn() > 0) {
            told.add(notice(
                    external,
                    line,
                    NoticeTemplate.REFUNDED_ELSEWHERE_BUYER,
                    Recipient.buyer(line.buyer()),
                    details(external, line, outcome.withdrawn(), withdrawn),
                    now));
        }
        if (outcome.open() + outcome.withdrawn() > 0) {
            told.add(notice(
                    external,
                    line,
                    NoticeTemplate.REFUNDED_ELSEWHERE_MERCHANT,
                    Recipient.merchant(line.line().merchantId()),
                    details(external, line, outcome.open() + outcome.withdrawn(), withdrawn),
                    now));
        }
        if (external.isPaidTwice()) {
            Money amount = external.told().amount();
            told.add(notice(
                    external,
                    line,
                    NoticeTemplate.PAID_TWICE_OPERATOR,
                    Recipient.OPERATOR,
                    details(external, line, outcome.twice(), amount),
                    now));
        }
        return told;
    }

    private static Notice notice(
            ExternalRefund external,
            OrderLine line,
            NoticeTemplate template,
            String recipient,
            Map<String, String> details,
            Instant now) {
        String about = line.orderId() + "~" + line.line().lineId() + "~"
                + external.told().externalId();
        return Notice.of(about, template, recipient, now, details);
    }

    private static Map<String, String> details(ExternalRefund external, OrderLine line, int units, Money amount) {
        var details = new HashMap<String, String>();
        details.put("orderId", line.orderId());
        details.put("lineId", line.line().lineId());
        details.put("sku", line.line().sku());
        details.put("units", Integer.toString(units));
        details.put("amount", Amounts.text(amount));
        details.put("reference", external.told().reference());
        return details;
    }
}
