package dev.makegood.servicedesk.claim;

import dev.makegood.calendar.WorkingDays;
import dev.makegood.command.Actor;
import dev.makegood.command.Difference;
import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.file.KeptFiles;
import dev.makegood.market.Market;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.servicedesk.ticket.Ticket;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lets a buyer, or the service desk for a buyer, claim a stockout that the system did not detect. */
public final class OpenClaim {
    private final Database database;
    private final Orders orders;
    private final Claims claims;
    private final ClaimNotices told;
    private final WorkingDays calendar;
    private final KeptFiles files;

    public OpenClaim(Database database, WorkingDays calendar, KeptFiles files) {
        this.files = files;
        this.database = database;
        this.calendar = calendar;
        orders = new Orders(database);
        claims = new Claims(database);
        told = new ClaimNotices(database);
    }

    /**
     * Opens a claim. The same claim again gets the same answer, even after the time is over.
     *
     * @param by who makes it
     */
    public Outcome<Claim> open(LineRef ref, String claimId, Claim.Plea plea, Actor by, Instant now) {
        return database.decide(() -> orders.findLine(ref)
                .map(stored -> decide(stored, claimId, plea, by, now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    /**
     * Returns true if a buyer can claim now that nothing came and the merchant does not answer, and a decision would
     * change something: units of the line are still to be shipped.
     */
    public boolean canClaimNothingCame(LineRef ref, Instant now) {
        var plea = new Claim.Plea(ClaimKind.NO_ANSWER, "", List.of());
        return orders.findLine(ref)
                .map(Stored::value)
                .filter(line -> line.open() > 0 && refusal(line, plea, now).isEmpty())
                .filter(line -> tooMany(others(ref), "").isEmpty())
                .isPresent();
    }

    private LineClaims others(LineRef ref) {
        return claims.countOfLine(ref).map(Stored::value).orElseGet(() -> LineClaims.none(ref));
    }

    private Decision<Outcome<Claim>> decide(
            Stored<OrderLine> stored, String claimId, Claim.Plea plea, Actor by, Instant now) {
        OrderLine line = stored.value();
        Optional<Claim> before = claims.find(line.ref(), claimId).map(Stored::value);
        if (before.isPresent()) {
            return Decision.answer(Outcome.again(before.get().plea(), plea, before.get()));
        }
        Optional<Stored<LineClaims>> ofLine = claims.countOfLine(line.ref());
        LineClaims others = ofLine.map(Stored::value).orElseGet(() -> LineClaims.none(line.ref()));
        Optional<Outcome<Claim>> refusal = refusal(line, plea, now)
                .or(() -> tooMany(others, claimId))
                .or(() -> files.refusal(line.ref(), by, plea.evidence(), now));
        if (refusal.isPresent()) {
            return Decision.answer(refusal.get());
        }
        Market market = Market.current();
        var deadline = market.periods().claimDecidedIn().end(now, market.zone(), () -> calendar);
        var claim = new Claim(
                line.ref(),
                line.line().merchantId(),
                line.buyer(),
                claimId,
                plea,
                Ticket.asked(by, now, deadline),
                false);
        return new Decision<>(
                new Outcome.Created<>(claim),
                List.of(
                        claims.put(ofLine, others.opened(claimId)),
                        claims.create(claim),
                        orders.check(stored),
                        told.received(line, claim),
                        told.toDecide(line, claim)));
    }

    /** Allows one open claim at a time, whoever opens it; the conflict names the open one. */
    private static Optional<Outcome<Claim>> tooMany(LineClaims others, String claimId) {
        if (others.open().isPresent()) {
            var open = new Difference("claimId", others.open().get(), claimId);
            return Optional.of(new Outcome.Conflict<>(List.of(open)));
        }
        return others.opened() >= LineClaims.MOST
                ? refused(
                        Refusal.LIMIT,
                        "claimId",
                        "is one too many: a line can have at most " + LineClaims.MOST + " claims")
                : Optional.empty();
    }

    private static Optional<Outcome<Claim>> refusal(OrderLine line, Claim.Plea plea, Instant now) {
        long files =
                plea.evidence().stream().filter(item -> item.file().isPresent()).count();
        if (files < plea.kind().files()) {
            return refused(Refusal.VALUE, "evidence", "must include a file for a claim of this kind");
        }
        if (plea.kind() == ClaimKind.NO_ANSWER && !now.isAfter(line.shipBy())) {
            return refused(Refusal.STATE, "kind", "is allowed only after the ship time, " + line.shipBy());
        }
        Market market = Market.current();
        Instant end = market.end(market.periods().claimWithin(), line.shipBy()).at();
        return now.isBefore(end)
                ? Optional.empty()
                : refused(Refusal.LATE, "claimId", "comes too late: the claim had to be opened before " + end);
    }

    private static Optional<Outcome<Claim>> refused(Refusal by, String field, String reason) {
        return Optional.of(new Outcome.Refused<>(by, field, reason));
    }
}
