package dev.makegood.claim;

import dev.makegood.fact.Recorded;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.RecordedShipment;
import dev.makegood.order.UntrueShipment;
import dev.makegood.policy.Violation;
import dev.makegood.refund.SentInVain;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Cause;
import dev.makegood.stockout.EstablishStockout;
import dev.makegood.stockout.OweAgreed;
import dev.makegood.stockout.Refunding;
import dev.makegood.stockout.UpholdComplaint;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operator decides a claim. Upheld, shipments are untrue that were never handed over, all open units of the line go
 * short, what was agreed to be cancelled is owed for, and the complaint of its case is upheld where the case's version asks for
 * that. The decision is written down first, so that of two who differ one wins; the rest follows in
 * transactions of their own that change nothing the second time: a decision that died on the way is ended by telling it again.
 */
public final class DecideClaim {
    private final Database database;
    private final Orders orders;
    private final Claims claims;
    private final Cases cases;
    private final EstablishStockout establish;
    private final OweAgreed oweAgreed;
    private final UpholdComplaint upholdComplaint;
    private final UntrueShipment untrueShipment;
    private final SentInVain sentInVain;
    private final ClaimNotices told;

    public DecideClaim(Database database, Refunding refunding) {
        this.database = database;
        orders = new Orders(database);
        claims = new Claims(database);
        cases = new Cases(database);
        establish = new EstablishStockout(database, refunding);
        oweAgreed = new OweAgreed(database, refunding);
        untrueShipment = new UntrueShipment(database);
        sentInVain = new SentInVain(database);
        upholdComplaint = new UpholdComplaint(database, refunding);
        told = new ClaimNotices(database);
    }

    /**
     * A claim is decided once; the same again is the same answer.
     *
     * @param by who decides
     */
    public Recorded<Claim> decide(LineRef line, String claimId, Claim.Ruling ruling, String by, Instant now) {
        Recorded<Claim> recorded = database.decide(() -> claims.find(line, claimId)
                .map(stored -> write(stored, ruling, by, now))
                .orElse(Decision.answer(new Recorded.NotFound<>())));
        switch (recorded) {
            case Recorded.Created<Claim>(Claim claim) -> makeGood(claim, now);
            case Recorded.Repeated<Claim>(Claim claim) -> makeGood(claim, now);
            case Recorded.Conflict<Claim> _, Recorded.Refused<Claim> _, Recorded.NotFound<Claim> _ -> {
                // Nothing was decided by this.
            }
        }
        return recorded;
    }

    private void makeGood(Claim claim, Instant now) {
        Claim.Decision made = claim.decision().orElseThrow();
        if (!made.ruling().upheld()) {
            return;
        }
        if (claim.plea().kind() == ClaimKind.NEVER_HANDED_OVER) {
            neverHandedOver(claim.line(), made, now);
        }
        CaseId caseId = caseOf(claim.line());
        establish.establish(claim.line(), Cause.claim(made.by(), made.at()), (open, _, _) -> open.open(), now);
        oweAgreed.owe(caseId, now);
        // Refused where the version does not ask for it, which is as well.
        upholdComplaint.uphold(new UpholdComplaint.Finding(caseId, "claim " + claim.claimId()), made.by(), now);
    }

    /** What was told before the ruling never went out; what was told since then is another matter. */
    private void neverHandedOver(LineRef line, Claim.Decision made, Instant now) {
        Set<String> untrue = told(line)
                .filter(shipment -> !shipment.recordedAt().isAfter(made.at()))
                .map(shipment -> shipment.shipment().shipmentId())
                .collect(Collectors.toSet());
        if (!untrue.isEmpty()) {
            untrueShipment.rule(
                    new UntrueShipment.Ruling(line, untrue, made.ruling().reason(), made.by()), now);
            sentInVain.ruledUntrue(line, now);
        }
    }

    private Stream<RecordedShipment> told(LineRef line) {
        return orders.shipments(line).stream();
    }

    private static CaseId caseOf(LineRef line) {
        return new CaseId(line.orderId(), line.lineId(), Violation.STOCKOUT);
    }

    private Decision<Recorded<Claim>> write(Stored<Claim> stored, Claim.Ruling ruling, String by, Instant now) {
        Claim before = stored.value();
        if (before.decision().isPresent()) {
            return Decision.answer(Recorded.again(before.decision().get().ruling(), ruling, before));
        }
        Stored<OrderLine> storedLine = orders.findLine(before.line())
                .orElseThrow(() -> new IllegalStateException(before.line() + " has a claim and is not there"));
        OrderLine line = storedLine.value();
        if (ruling.upheld()
                && line.open() == 0
                && !(before.plea().kind() == ClaimKind.NEVER_HANDED_OVER
                        && told(line.ref()).findAny().isPresent())
                && cases.find(caseOf(line.ref())).isEmpty()) {
            return Decision.answer(
                    new Recorded.Refused<>("upheld", "has nothing to make good: all units of the line have shipped"));
        }
        Optional<Stored<LineClaims>> ofLine = claims.countOfLine(before.line());
        LineClaims counted = ofLine.map(Stored::value).orElseGet(() -> LineClaims.none(before.line()));
        Claim decided = before.decided(new Claim.Decision(ruling, by, now));
        return new Decision<>(
                new Recorded.Created<>(decided),
                List.of(
                        claims.put(ofLine, counted.decided(before.claimId())),
                        claims.put(Optional.of(stored), decided),
                        orders.check(storedLine),
                        told.decided(line, decided, ruling, now)));
    }
}
