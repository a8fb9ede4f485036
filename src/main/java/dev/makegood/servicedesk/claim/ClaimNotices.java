package dev.makegood.servicedesk.claim;

import dev.makegood.file.Attachment;
import dev.makegood.market.Market;
import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.notice.Notices;
import dev.makegood.notice.Recipient;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.policy.Violation;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.CaseMessages;
import dev.makegood.storage.Database;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the notices about claims to buyer and operator. They belong to the record of the line's case, if there is one.
 */
final class ClaimNotices {
    private final Notices notices;
    private final CaseMessages messages;

    ClaimNotices(Database database) {
        notices = new Notices(database);
        messages = new CaseMessages(database);
    }

    Write received(OrderLine line, Claim claim) {
        return write(
                line,
                claim,
                NoticeTemplate.CLAIM_RECEIVED_BUYER,
                Recipient.buyer(line.buyer()),
                due(line, claim),
                claim.at());
    }

    Write toDecide(OrderLine line, Claim claim) {
        Map<String, String> details = due(line, claim);
        details.put("reason", claim.plea().text());
        return write(line, claim, NoticeTemplate.CLAIMED_OPERATOR, Recipient.OPERATOR, details, claim.at());
    }

    Write overdue(OrderLine line, Claim claim, Instant now) {
        return write(line, claim, NoticeTemplate.CLAIM_OVERDUE_OPERATOR, Recipient.OPERATOR, due(line, claim), now);
    }

    Write decided(OrderLine line, Claim claim, Claim.Ruling ruling, Instant now) {
        Map<String, String> details = about(line, claim);
        details.put("ruling", ruling.upheld() ? "claimUpheld" : "claimRejected");
        details.put("reason", ruling.reason());
        return write(line, claim, NoticeTemplate.CLAIM_DECIDED_BUYER, Recipient.buyer(line.buyer()), details, now);
    }

    /** Returns the writes that erase the claim's text from what the operator was told. */
    List<Write> erased(LineRef line, String claimId) {
        return messages.erase(
                CarryOutClaim.caseOf(line), Attachment.ERASED, about(line, claimId), NoticeTemplate.CLAIMED_OPERATOR);
    }

    private static Map<String, String> about(OrderLine line, Claim claim) {
        String lineId = line.line().lineId();
        return new HashMap<>(Map.of(
                "orderId", line.orderId(),
                "lineId", lineId,
                "caseId", new CaseId(line.orderId(), lineId, Violation.STOCKOUT).toString(),
                "merchantId", line.line().merchantId(),
                "sku", line.line().sku(),
                "claimId", claim.claimId()));
    }

    private static Map<String, String> due(OrderLine line, Claim claim) {
        Map<String, String> details = about(line, claim);
        details.put("deadline", claim.decideBy().toString());
        details.put("calendar", claim.holidaysKnown() ? "known" : "unknown");
        details.put("zone", Market.current().zone().getId());
        return details;
    }

    private Write write(
            OrderLine line, Claim claim, NoticeTemplate template, String to, Map<String, String> details, Instant at) {
        return notices.create(Notice.of(about(line.ref(), claim.claimId()), template, to, at, details));
    }

    private static String about(LineRef line, String claimId) {
        return line.orderId() + "~" + line.lineId() + "~" + claimId;
    }
}
