package dev.makegood.servicedesk.claim;

import dev.makegood.command.Actor;
import dev.makegood.file.Attachment;
import dev.makegood.notice.DeskFact;
import dev.makegood.notice.Fact;
import dev.makegood.notice.Notice;
import dev.makegood.notice.Notices;
import dev.makegood.notice.Ruling;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.storage.Database;
import dev.makegood.storage.KeyText;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;

/**
 * Writes the notices about claims to buyer and operator. They belong to the record of the line's case, if there is one.
 */
public final class ClaimNotices {
    private final Notices notices;
    private final Orders orders;

    public ClaimNotices(Database database) {
        notices = new Notices(database);
        orders = new Orders(database);
    }

    Write received(OrderLine line, Claim claim) {
        var fact = new DeskFact.ClaimReceivedBuyer(
                named(line), claim.claimId(), claim.ticket().dueInNotice());
        return write(claim, Actor.buyer(line.buyer()), claim.ticket().at(), fact);
    }

    Write toDecide(OrderLine line, Claim claim) {
        var fact = new DeskFact.ClaimedOperator(
                named(line),
                line.line().merchantId(),
                claim.claimId(),
                claim.plea().text(),
                claim.ticket().dueInNotice());
        return write(claim, Actor.OPERATOR, claim.ticket().at(), fact);
    }

    /** Tells the operator that the decision is late. */
    public Write overdue(Claim claim, Instant now) {
        OrderLine line = orders.getLine(claim.line()).value();
        var fact = new DeskFact.ClaimOverdueOperator(
                named(line),
                line.line().merchantId(),
                claim.claimId(),
                claim.ticket().dueInNotice());
        return write(claim, Actor.OPERATOR, now, fact);
    }

    Write decided(OrderLine line, Claim claim, Claim.Ruling made, Instant now) {
        var ruling = made.upheld() ? Ruling.CLAIM_UPHELD : Ruling.CLAIM_REJECTED;
        var fact = new DeskFact.ClaimDecidedBuyer(named(line), claim.claimId(), ruling, made.reason());
        return write(claim, Actor.buyer(line.buyer()), now, fact);
    }

    /** Returns the writes that erase the claim's text from notices to the operator. */
    List<Write> erased(Claim claim) {
        return notices.erase(
                CarryOutClaim.caseOf(claim.line()).toString(),
                Attachment.ERASED,
                about(claim),
                List.of(DeskFact.ClaimedOperator.class));
    }

    private static Fact.OfCase named(OrderLine line) {
        String caseId = CarryOutClaim.caseOf(line.ref()).toString();
        return new Fact.OfCase(caseId, line.line().sku());
    }

    private Write write(Claim claim, Actor to, Instant at, Fact fact) {
        return notices.create(Notice.of(about(claim), to, at, fact));
    }

    private static String about(Claim claim) {
        return KeyText.join(claim.line(), claim.claimId());
    }
}
