package dev.makegood.servicedesk.claim;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.order.RecordedShipment;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Refunding;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides a claim. Writes the decision first, so that one of two different decisions wins. {@link CarryOutClaim} then
 * carries it out, and later finishes interrupted runs.
 */
public final class DecideClaim {
    private final Database database;
    private final Orders orders;
    private final Claims claims;
    private final Cases cases;
    private final CarryOutClaim carryOut;
    private final ClaimNotices told;

    public DecideClaim(Database database, Refunding refunding) {
        this.database = database;
        orders = new Orders(database);
        claims = new Claims(database);
        cases = new Cases(database);
        carryOut = new CarryOutClaim(database, refunding);
        told = new ClaimNotices(database);
    }

    /**
     * Decides a claim, once. The same ruling again gets the same answer.
     *
     * @param by who decides
     */
    public Outcome<Claim> decide(LineRef line, String claimId, Claim.Ruling ruling, Actor by, Instant now) {
        Outcome<Claim> recorded = database.decide(() -> claims.find(line, claimId)
                .map(stored -> write(stored, ruling, by, now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
        switch (recorded) {
            case Outcome.Created<Claim>(Claim claim) -> carryOut.of(claim, now);
            case Outcome.Repeated<Claim>(Claim claim) -> carryOut.of(claim, now);
            case Outcome.Conflict<Claim> _, Outcome.Refused<Claim> _, Outcome.NotFound<Claim> _ -> {
                // This call decided nothing.
            }
        }
        return recorded;
    }

    private Stream<RecordedShipment> told(LineRef line) {
        return orders.shipments(line).stream();
    }

    private Decision<Outcome<Claim>> write(Stored<Claim> stored, Claim.Ruling ruling, Actor by, Instant now) {
        Claim before = stored.value();
        if (before.ticket().decision().isPresent()) {
            return Decision.answer(
                    Outcome.again(before.ticket().decision().get().ruling(), ruling, before));
        }
        Stored<OrderLine> storedLine = orders.getLine(before.line());
        OrderLine line = storedLine.value();
        if (ruling.upheld()
                && line.open() == 0
                && !(before.plea().kind() == ClaimKind.NEVER_HANDED_OVER
                        && told(line.ref()).findAny().isPresent())
                && cases.find(CarryOutClaim.caseOf(line.ref())).isEmpty()) {
            return Decision.answer(
                    new Outcome.Refused<>("upheld", "has no effect: all units of the line have shipped"));
        }
        Optional<Stored<LineClaims>> ofLine = claims.countOfLine(before.line());
        LineClaims counted = ofLine.map(Stored::value).orElseGet(() -> LineClaims.none(before.line()));
        Claim decided = before.decided(ruling, by, now);
        return new Decision<>(
                new Outcome.Created<>(decided),
                List.of(
                        claims.put(ofLine, counted.decided(before.claimId())),
                        claims.replace(stored, decided),
                        orders.check(storedLine),
                        told.decided(line, decided, ruling, now)));
    }
}
