package dev.makegood.refund.settlement;

import dev.makegood.command.Actor;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.Notices;
import dev.makegood.notice.RefundFact;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Stored;
import dev.makegood.storage.TornRead;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.Money;

/** Creates the notices to buyers and operators about refunds under way, each fact once. */
public final class RefundNotices {
    private final Notices notices;
    private final Cases cases;

    public RefundNotices(Database database) {
        notices = new Notices(database);
        cases = new Cases(database);
    }

    /** Tells an operator and the buyer, each time, that the refund is parked. */
    List<Write> parked(Refund refund, String reason, Instant now) {
        RefundId id = refund.refundId();
        String about = refund.rounds() == 1 ? id.toString() : KeyText.join(id, refund.rounds() - 1);
        Optional<Case> theCase = caseOf(refund);
        var named = named(refund, refund.total());
        var parked =
                new RefundFact.RefundParkedOperator(named, refund.due().deadline(), reason, theCase.map(Case::zone));
        return Stream.concat(
                        Stream.of(operator(about, now, parked)),
                        theCase
                                .map(c -> buyer(
                                        c,
                                        about,
                                        now,
                                        new RefundFact.RefundDelayedBuyer(
                                                named, refund.due().deadline(), c.zone())))
                                .stream())
                .toList();
    }

    /** Tells the buyer, once per payment, that the gateway has the refund and the bank may take days. */
    public List<Write> onItsWay(Refund refund, Instant now) {
        var fact =
                new RefundFact.RefundOnItsWayBuyer(named(refund, refund.split().cash()));
        return caseOf(refund).map(c -> buyer(c, refund.key().toString(), now, fact)).stream()
                .toList();
    }

    /**
     * Tells buyer and operator that a payment came back.
     *
     * @param refund as it was before the payment came back
     */
    public List<Write> returned(Refund refund, Refund returned, String reason, Instant at) {
        Optional<Case> theCase = caseOf(refund);
        String about = refund.history().paymentId();
        var named = named(refund, refund.split().cash());
        Instant deadline = returned.due().deadline();
        var toOperator = new RefundFact.RefundReturnedOperator(named, deadline, reason, theCase.map(Case::zone));
        return Stream.concat(
                        Stream.of(operator(about, at, toOperator)),
                        theCase
                                .map(c -> buyer(
                                        c, about, at, new RefundFact.RefundReturnedBuyer(named, deadline, c.zone())))
                                .stream())
                .toList();
    }

    /** Tells the buyer that the gateway has refunded it, since the payment by hand came back. */
    public Write refunded(Refund refund, Instant now) {
        Case theCase = caseOf(refund).orElseThrow(() -> new TornRead(refund.refundId() + " has no case"));
        return notices.create(RefundedNotice.of(refund, theCase.buyer(), List.of(), now));
    }

    Write paidTwice(Refund refund, String reference, Instant now) {
        var fact = new RefundFact.RefundPaidTwiceOperator(
                named(refund, refund.split().cash()), reference);
        return operator(refund.key().toString(), now, fact);
    }

    /** Tells an operator that a refund keeps failing, once, however long it lasts. */
    public Write stuck(RefundId id, String reason, Instant now) {
        var fact = new RefundFact.RefundStuckOperator(id.toString(), reason);
        return notices.createOnce(Notice.of(id.toString(), Actor.OPERATOR, now, fact));
    }

    private Write operator(String about, Instant now, Fact fact) {
        return notices.create(Notice.of(about, Actor.OPERATOR, now, fact));
    }

    private Write buyer(Case c, String about, Instant now, Fact fact) {
        return notices.create(Notice.of(about, Actor.buyer(c.buyer()), now, fact));
    }

    /** Returns the case. If it is missing, there is no buyer to tell, but the operator must be told nevertheless. */
    private Optional<Case> caseOf(Refund refund) {
        return cases.find(refund.refundId().caseId()).map(Stored::value);
    }

    static RefundFact.OfRefund named(Refund refund, Money amount) {
        return new RefundFact.OfRefund(
                refund.refundId().caseId().orderId(), refund.refundId().toString(), amount);
    }
}
