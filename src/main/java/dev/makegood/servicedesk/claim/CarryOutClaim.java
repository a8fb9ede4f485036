package dev.makegood.servicedesk.claim;

import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.order.shipment.UntrueShipment;
import dev.makegood.policy.Violation;
import dev.makegood.refund.waiting.SentInVain;
import dev.makegood.servicedesk.ticket.Ticket;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cause;
import dev.makegood.stockout.Refunding;
import dev.makegood.stockout.assessment.OweAgreed;
import dev.makegood.stockout.assessment.UpholdComplaint;
import dev.makegood.stockout.detection.EstablishStockout;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Carries out an upheld claim. Rules shipments untrue that were never handed over, makes all open units of the line
 * short, makes compensation owed that an agreement to cancel had excluded, and upholds the case's complaint if its
 * policy version requires one. Each step is a transaction of its own that can be repeated without effect. The claim
 * records when all steps are done: if a run is interrupted, the schedule or a repeat of the decision finishes it.
 */
public final class CarryOutClaim {
    private static final int PAGE = 25;

    private final Database database;
    private final Orders orders;
    private final Claims claims;
    private final EstablishStockout establish;
    private final OweAgreed oweAgreed;
    private final UpholdComplaint upholdComplaint;
    private final UntrueShipment untrueShipment;
    private final SentInVain sentInVain;

    public CarryOutClaim(Database database, Refunding refunding) {
        this.database = database;
        orders = new Orders(database);
        claims = new Claims(database);
        establish = new EstablishStockout(database, refunding);
        oweAgreed = new OweAgreed(database, refunding);
        upholdComplaint = new UpholdComplaint(database, refunding);
        untrueShipment = new UntrueShipment(database);
        sentInVain = new SentInVain(database);
    }

    /**
     * Carries out claims until none is left or about {@code limit} were handled.
     *
     * @param report receives the line of each claim that fails; the others are still carried out
     * @return how many failed
     */
    public int runOnce(Instant now, int limit, BiConsumer<LineRef, RuntimeException> report) {
        int seen = 0;
        int failed = 0;
        Optional<Cursor> after = Optional.empty();
        do {
            Page<Claim> page = claims.toCarryOut(PAGE, after);
            for (Claim hint : page.items()) {
                failed += carryOut(hint, now, report) ? 0 : 1;
            }
            seen += page.items().size();
            after = page.next();
        } while (after.isPresent() && seen < limit);
        return failed;
    }

    private boolean carryOut(Claim hint, Instant now, BiConsumer<LineRef, RuntimeException> report) {
        try {
            claims.find(hint.line(), hint.claimId()).ifPresent(stored -> of(stored.value(), now));
            return true;
        } catch (RuntimeException bad) {
            report.accept(hint.line(), bad);
            return false;
        }
    }

    void of(Claim claim, Instant now) {
        if (!claim.isToCarryOut()) {
            return;
        }
        Ticket.Decision<Claim.Ruling> made = claim.ticket().decision().orElseThrow();
        if (claim.plea().kind() == ClaimKind.NEVER_HANDED_OVER) {
            neverHandedOver(claim.line(), made, now);
        }
        CaseId caseId = caseOf(claim.line());
        establish.establish(claim.line(), Cause.claim(made.by(), made.at()), (open, _, _) -> open.open(), now);
        oweAgreed.owe(caseId, now);
        // Versions that do not require a complaint refuse this; then there is nothing to uphold.
        upholdComplaint.uphold(new UpholdComplaint.UpholdCommand(caseId, "claim " + claim.claimId()), made.by(), now);
        database.decide(() -> claims.tickets()
                .change(claim, Claim::withCarriedOut)
                .map(write -> new Decision<>(true, List.of(write)))
                .orElse(Decision.answer(false)));
    }

    /** Rules only those shipments untrue that were reported before the ruling, which does not cover later ones. */
    private void neverHandedOver(LineRef line, Ticket.Decision<Claim.Ruling> made, Instant now) {
        Set<String> untrue = orders.shipments(line).stream()
                .filter(shipment -> !shipment.recordedAt().isAfter(made.at()))
                .map(shipment -> shipment.shipment().shipmentId())
                .collect(Collectors.toSet());
        if (!untrue.isEmpty()) {
            untrueShipment.rule(
                    new UntrueShipment.Ruling(line, untrue, made.ruling().reason(), made.by()), now);
            sentInVain.ruledUntrue(line, now);
        }
    }

    static CaseId caseOf(LineRef line) {
        return new CaseId(line.orderId(), line.lineId(), Violation.STOCKOUT);
    }
}
