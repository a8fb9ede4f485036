package dev.makegood.cancellation;

import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.notice.Recipient;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.wording.Amounts;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Creates the notices about a proposal to the other side, and about its answer to the proposer. */
final class CancellationNotices {
    /** The notices about a buyer's proposal. */
    static final NoticeTemplate[] OF_BUYERS = {
        NoticeTemplate.CANCELLATION_RECEIVED_BUYER,
        NoticeTemplate.CANCELLATION_PROPOSED_MERCHANT,
        NoticeTemplate.CANCELLATION_ANSWERED_BUYER
    };

    private CancellationNotices() {}

    /** Creates the buyer's receipt. */
    static Notice received(OrderLine line, Cancellation cancellation) {
        return Notice.of(
                about(line.ref(), cancellation.told().cancellationId()),
                NoticeTemplate.CANCELLATION_RECEIVED_BUYER,
                Recipient.buyer(line.buyer()),
                cancellation.proposedAt(),
                details(line, cancellation));
    }

    static Notice proposed(OrderLine line, Cancellation cancellation) {
        boolean byBuyer = cancellation.told().by() == Cancellation.Side.BUYER;
        return Notice.of(
                about(line.ref(), cancellation.told().cancellationId()),
                byBuyer ? NoticeTemplate.CANCELLATION_PROPOSED_MERCHANT : NoticeTemplate.CANCELLATION_PROPOSED_BUYER,
                byBuyer ? merchant(line) : Recipient.buyer(line.buyer()),
                cancellation.proposedAt(),
                details(line, cancellation));
    }

    static Notice answered(OrderLine line, Cancellation cancellation, boolean accepted, Instant now) {
        boolean byBuyer = cancellation.told().by() == Cancellation.Side.BUYER;
        var details = new HashMap<>(details(line, cancellation));
        details.put("answer", accepted ? "accepted" : "declined");
        return Notice.of(
                about(line.ref(), cancellation.told().cancellationId()),
                byBuyer ? NoticeTemplate.CANCELLATION_ANSWERED_BUYER : NoticeTemplate.CANCELLATION_ANSWERED_MERCHANT,
                byBuyer ? Recipient.buyer(line.buyer()) : merchant(line),
                now,
                details);
    }

    private static Map<String, String> details(OrderLine line, Cancellation cancellation) {
        return Map.of(
                "orderId", line.orderId(),
                "lineId", line.line().lineId(),
                "sku", line.line().sku(),
                "cancellationId", cancellation.told().cancellationId(),
                "amount", Amounts.text(cancellation.told().compensation()),
                "reason", cancellation.told().reason());
    }

    private static String merchant(OrderLine line) {
        return Recipient.merchant(line.line().merchantId());
    }

    static String about(LineRef line, String cancellationId) {
        return line.orderId() + "~" + line.lineId() + "~" + cancellationId;
    }
}
