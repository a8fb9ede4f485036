package dev.makegood.refund.settlement;

import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeTemplate;
import dev.makegood.notice.Notices;
import dev.makegood.notice.Recipient;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Stored;
import dev.makegood.storage.TornRead;
import dev.makegood.storage.Write;
import dev.makegood.wording.Amounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Creates the notices to buyers and operators about refunds under way, each fact once. */
public final class RefundNotices {
    private final Notices notices;
    private final Cases cases;

    public RefundNotices(Database database) {
        notices = new Notices(database);
        cases = new Cases(database);
    }

    /** Tells an operator and the buyer that the refund is parked, each time it is parked. */
    List<Write> parked(Refund refund, String reason, Instant now) {
        String id = refund.refundId().toString();
        String about = refund.rounds() == 1 ? id : id + "~" + (refund.rounds() - 1);
        Optional<Case> theCase = caseOf(refund);
        var details = details(refund, reason, theCase);
        return Stream.concat(
                        Stream.of(operator(about, NoticeTemplate.REFUND_PARKED_OPERATOR, now, details)),
                        buyer(theCase, about, NoticeTemplate.REFUND_DELAYED_BUYER, now, details).stream())
                .toList();
    }

    /** Tells the buyer, once per payment, that the gateway has the refund and the bank may take days. */
    public List<Write> onItsWay(Refund refund, Instant now) {
        return buyer(
                        caseOf(refund),
                        refund.key().toString(),
                        NoticeTemplate.REFUND_ON_ITS_WAY_BUYER,
                        now,
                        Map.of(
                                "orderId", orderId(refund),
                                "refundId", refund.refundId().toString(),
                                "amount", Amounts.text(refund.split().cash())))
                .stream()
                .toList();
    }

    /**
     * Tells buyer and operator that a payment came back.
     *
     * @param refund as it was before the payment came back
     */
    public List<Write> returned(Refund refund, Refund returned, String reason, Instant at) {
        Optional<Case> theCase = caseOf(refund);
        var details = details(returned, reason, theCase);
        details.put("amount", Amounts.text(refund.split().cash()));
        String about = refund.history().paymentId();
        return Stream.concat(
                        Stream.of(operator(about, NoticeTemplate.REFUND_RETURNED_OPERATOR, at, details)),
                        buyer(theCase, about, NoticeTemplate.REFUND_RETURNED_BUYER, at, details).stream())
                .toList();
    }

    /** Tells the buyer that the gateway has refunded it, since the payment by hand came back. */
    public Write refunded(Refund refund, Instant now) {
        Case theCase = caseOf(refund).orElseThrow(() -> new TornRead(refund.refundId() + " has no case"));
        return notices.create(RefundedNotice.of(refund, theCase.buyer(), List.of(), now));
    }

    Write paidTwice(Refund refund, String reference, Instant now) {
        return operator(
                refund.key().toString(),
                NoticeTemplate.REFUND_PAID_TWICE_OPERATOR,
                now,
                Map.of(
                        "orderId", orderId(refund),
                        "refundId", refund.refundId().toString(),
                        "amount", Amounts.text(refund.split().cash()),
                        "reference", reference));
    }

    /** Tells an operator once, however long it lasts. */
    public Write stuck(RefundId id, String reason, Instant now) {
        return notices.createOnce(Notice.of(
                id.toString(),
                NoticeTemplate.REFUND_STUCK_OPERATOR,
                Recipient.OPERATOR,
                now,
                Map.of("refundId", id.toString(), "reason", reason)));
    }

    private Write operator(String about, NoticeTemplate template, Instant now, Map<String, String> details) {
        return notices.create(Notice.of(about, template, Recipient.OPERATOR, now, details));
    }

    /** A refund whose case is missing has no buyer to tell; the operator must be told nevertheless. */
    private Optional<Write> buyer(
            Optional<Case> theCase, String about, NoticeTemplate template, Instant now, Map<String, String> details) {
        return theCase.map(c -> notices.create(Notice.of(about, template, Recipient.buyer(c.buyer()), now, details)));
    }

    private static Map<String, String> details(Refund refund, String reason, Optional<Case> theCase) {
        var details = new TreeMap<>(Map.of(
                "orderId", orderId(refund),
                "refundId", refund.refundId().toString(),
                "amount", Amounts.text(refund.total()),
                "deadline", refund.due().deadline().toString(),
                "reason", reason));
        theCase.ifPresent(c -> details.put("zone", c.zone().getId()));
        return details;
    }

    private Optional<Case> caseOf(Refund refund) {
        return cases.find(refund.refundId().caseId()).map(Stored::value);
    }

    private static String orderId(Refund refund) {
        return refund.refundId().caseId().orderId();
    }
}
