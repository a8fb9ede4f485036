package dev.makegood.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.advice.causes.CauseCorrections;
import dev.makegood.choice.Replacements;
import dev.makegood.command.Actor;
import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeText;
import dev.makegood.notice.Notices;
import dev.makegood.order.LineRef;
import dev.makegood.policy.Violation;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.servicedesk.appeal.Appeals;
import dev.makegood.servicedesk.claim.Claims;
import dev.makegood.servicedesk.handover.HandOvers;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.assessment.ExemptCase;
import dev.makegood.stockout.assessment.UpholdComplaint;
import dev.makegood.storage.Database;
import dev.makegood.storage.StorageJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Lists every statement and decision about a case, in order. It is derived from the stored rows, so it cannot
 * contradict them. Amounts are as they were communicated, with their arithmetic; the books are in the ledger.
 */
public final class CaseRecord {
    private static final String BY_ITSELF = "makegood";

    private final Database database;
    private final Refunds refunds;
    private final Notices notices;
    private final Appeals appeals;
    private final Claims claims;
    private final HandOvers handOvers;
    private final CauseCorrections corrections;

    public CaseRecord(Database database) {
        this.database = database;
        refunds = new Refunds(database);
        notices = new Notices(database);
        appeals = new Appeals(database);
        claims = new Claims(database);
        handOvers = new HandOvers(database);
        corrections = new CauseCorrections(database);
    }

    /** Returns the entries, the oldest first; at the same instant, a cause comes before statements about it. */
    public List<RecordEntry> of(Case c) {
        var entries = new ArrayList<RecordEntry>();
        new OrderRecord(database).add(c, entries);
        claims.ofLine(new LineRef(c.id().orderId(), c.id().lineId()))
                .forEach(claim -> TicketRecord.claim(claim, entries));
        entries.add(established(c));
        if (c.id().violation() == Violation.STOCKOUT) {
            grown(c, entries);
        }
        rulings(c, entries);
        appeals.ofCase(c.id()).forEach(appeal -> TicketRecord.appeal(appeal, entries));
        new Replacements(database)
                .ofCase(c.id())
                .forEach(
                        offer -> entries.add(entry(offer.offeredAt(), offer.by(), "replacementOffered", offer.told())));
        handOvers.ofCase(c.id()).forEach(handOver -> TicketRecord.handOver(handOver, entries));
        refunds.ofCase(c.id()).forEach(refund -> {
            refund.choice()
                    .filter(_ -> refund.refundId().isFirst())
                    .ifPresent(made -> entries.add(entry(made.at(), Actor.buyer(c.buyer()), "chosen", made.wanted())));
            refund(refund, entries);
        });
        if (c.compensation() instanceof Compensation.Issued issued) {
            entries.add(entry(issued.at(), BY_ITSELF, "compensationIssued", Map.of("couponId", issued.couponId())));
        }
        notices.told(c.id().toString()).forEach(notice -> entries.add(notice(notice)));
        AddNote.notes(database, c.id())
                .forEach(note -> entries.add(
                        entry(note.at(), note.by(), "note", Map.of("noteId", note.noteId(), "text", note.text()))));
        corrections
                .of(c.id())
                .forEach(said -> entries.add(entry(said.at(), said.by(), "rootCauseCorrected", said.told())));
        entries.sort(Comparator.comparing(RecordEntry::at));
        return List.copyOf(entries);
    }

    static RecordEntry entry(Instant at, Actor by, String what, Object details) {
        return entry(at, by.toString(), what, details);
    }

    static RecordEntry entry(Instant at, String by, String what, Object details) {
        return new RecordEntry(at, by, what, StorageJson.tree(details));
    }

    private static RecordEntry established(Case c) {
        var details = Map.of(
                "merchantId", c.merchantId(),
                "buyer", c.buyer(),
                "sku", c.sku(),
                "quantity", c.quantity(),
                "trigger", c.trigger().id(),
                "policy", c.policy().toString());
        return entry(c.establishedAt(), c.tranches().getFirst().by(), "established", details);
    }

    private static void grown(Case c, List<RecordEntry> entries) {
        c.tranches()
                .forEach(tranche -> entries.add(entry(
                        tranche.at(),
                        tranche.by(),
                        "wentShort",
                        Map.of(
                                "units", tranche.units(),
                                "trigger", tranche.trigger().id(),
                                "knownAt", tranche.knownAt(),
                                "paid", tranche.portion().paid()))));
    }

    private void rulings(Case c, List<RecordEntry> entries) {
        ExemptCase.ofCase(database, c.id())
                .forEach(found -> entries.add(entry(found.at(), found.by(), "exempted", found.told())));
        UpholdComplaint.ofCase(database, c.id())
                .forEach(found -> entries.add(entry(found.at(), found.by(), "complaintUpheld", found.told())));
    }

    private static void refund(Refund refund, List<RecordEntry> entries) {
        JsonNode details = StorageJson.tree(refund);
        RefundRecord.add(refund, entries);
        switch (refund.state()) {
            case RefundState.Settled settled ->
                entries.add(new RecordEntry(settled.at(), "gateway", "refundSettled", details));
            case RefundState.PaidByHand paid -> entries.add(entry(paid.at(), paid.by(), "refundPaidByHand", details));
            case RefundState.Parked parked ->
                entries.add(new RecordEntry(parked.at(), BY_ITSELF, "refundParked", details));
            case RefundState.Withdrawn withdrawn ->
                entries.add(new RecordEntry(withdrawn.at(), BY_ITSELF, "refundWithdrawn", details));
            case RefundState.Waiting _ -> {
                // A refund that is still to come is part of the case's state, not of its history.
            }
        }
    }

    private static RecordEntry notice(Notice notice) {
        var details = Map.of(
                "id", notice.id(),
                "recipient", notice.recipient(),
                "template", notice.kind(),
                "createdAt", notice.createdAt(),
                "details", notice.details(),
                "steps", NoticeText.steps(notice),
                "delivery", notice.delivery(),
                "receipts", notice.receipts(),
                "text", NoticeText.render(notice));
        return entry(notice.createdAt(), BY_ITSELF, "notice", details);
    }
}
