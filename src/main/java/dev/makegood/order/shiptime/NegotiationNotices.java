package dev.makegood.order.shiptime;

import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.notice.Recipient;
import dev.makegood.order.OrderLine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Creates the notices to buyer and merchant about a proposed ship time. */
final class NegotiationNotices {
    private NegotiationNotices() {}

    static Notice proposed(OrderLine line, Proposal proposal, Optional<ZoneId> zone, Instant now) {
        return Notice.of(
                about(line, proposal),
                NoticeTemplate.SHIP_TIME_PROPOSED_BUYER,
                Recipient.buyer(line.buyer()),
                now,
                details(line, proposal, zone));
    }

    static Notice answered(OrderLine line, Proposal proposal, boolean accepted, Optional<ZoneId> zone, Instant now) {
        var details = details(line, proposal, zone);
        details.put("answer", accepted ? "accepted" : "declined");
        return Notice.of(
                about(line, proposal),
                NoticeTemplate.SHIP_TIME_ANSWERED_MERCHANT,
                Recipient.merchant(line.line().merchantId()),
                now,
                details);
    }

    /** The deadline is the ship time in force, which holds unless the proposal is accepted. */
    private static Map<String, String> details(OrderLine line, Proposal proposal, Optional<ZoneId> zone) {
        var details = new HashMap<>(Map.of(
                "orderId", line.orderId(),
                "lineId", line.line().lineId(),
                "sku", line.line().sku(),
                "proposalId", proposal.proposalId(),
                "shipBy", proposal.shipBy().toString(),
                "deadline", line.shipBy().toString()));
        zone.ifPresent(known -> details.put("zone", known.getId()));
        return details;
    }

    private static String about(OrderLine line, Proposal proposal) {
        return line.orderId() + "~" + line.line().lineId() + "~" + proposal.proposalId();
    }
}
