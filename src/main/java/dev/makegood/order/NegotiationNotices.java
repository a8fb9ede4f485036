package dev.makegood.order;

import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.notice.Recipient;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Creates the notices to buyer and merchant about a proposed ship time. */
final class NegotiationNotices {
    private NegotiationNotices() {}

    static Notice proposed(OrderLine line, Proposal proposal, Instant now) {
        return Notice.of(
                about(line, proposal),
                NoticeTemplate.SHIP_TIME_PROPOSED_BUYER,
                Recipient.buyer(line.buyer()),
                now,
                details(line, proposal));
    }

    static Notice answered(OrderLine line, Proposal proposal, boolean accepted, Instant now) {
        var details = new HashMap<>(details(line, proposal));
        details.put("answer", accepted ? "accepted" : "declined");
        return Notice.of(
                about(line, proposal),
                NoticeTemplate.SHIP_TIME_ANSWERED_MERCHANT,
                Recipient.merchant(line.line().merchantId()),
                now,
                details);
    }

    /** The deadline is the ship time in force, which holds unless the proposal is accepted. */
    private static Map<String, String> details(OrderLine line, Proposal proposal) {
        return Map.of(
                "orderId", line.orderId(),
                "lineId", line.line().lineId(),
                "sku", line.line().sku(),
                "proposalId", proposal.proposalId(),
                "shipBy", proposal.shipBy().toString(),
                "deadline", line.shipBy().toString());
    }

    private static String about(OrderLine line, Proposal proposal) {
        return line.orderId() + "~" + line.line().lineId() + "~" + proposal.proposalId();
    }
}
