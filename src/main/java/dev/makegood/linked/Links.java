package dev.makegood.linked;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.restock.Restock;
import dev.makegood.inventory.restock.RestockState;
import dev.makegood.inventory.restock.Restocks;
import dev.makegood.link.EndedLinks;
import dev.makegood.link.EndedLinks.Ended;
import dev.makegood.link.LinkId;
import dev.makegood.link.LinkTokens;
import dev.makegood.link.SignedLink;
import dev.makegood.refund.Refund;
import dev.makegood.refund.Refunds;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.CaseId;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Hands out links, and finds what they lead to. A link exists as long as its thing and its purpose do: no row is written
 * for it, unless it is ended early.
 */
public final class Links {
    private final Database database;
    private final LinkTokens tokens;
    private final EndedLinks ended;
    private final Cases cases;
    private final Refunds refunds;
    private final Restocks restocks;

    public Links(Database database, LinkTokens tokens) {
        this.database = database;
        this.tokens = tokens;
        ended = new EndedLinks(database);
        cases = new Cases(database);
        refunds = new Refunds(database);
        restocks = new Restocks(database);
    }

    /** Holds the case that a buyer's link leads to, with its refunds. */
    public record LinkedCase(Case theCase, List<Refund> refunds, Instant validUntil) {}

    /** Holds the restock that a supplier's link leads to. */
    public record LinkedRestock(Restock restock, Instant validUntil) {}

    /**
     * Returns the case that a token opens; empty if it opens none or no longer, and does not tell why.
     *
     * @param token absent if the caller has none
     */
    public Optional<LinkedCase> openCase(Optional<String> token, Instant now) {
        return token.flatMap(text -> tokens.read(text, now))
                .flatMap(link -> caseOf(link.id())
                        .map(found -> new LinkedCase(found, refunds.ofCase(found.id()), link.validUntil()))
                        .filter(found -> !CasePurpose.isDone(found.theCase(), found.refunds(), now)));
    }

    /**
     * Returns the restock that a token opens; empty if it opens none or no longer, and does not tell why.
     *
     * @param token absent if the caller has none
     */
    public Optional<LinkedRestock> openRestock(Optional<String> token, Instant now) {
        return token.flatMap(text -> tokens.read(text, now))
                .flatMap(link -> restockOf(link.id()).map(found -> new LinkedRestock(found, link.validUntil())));
    }

    /** Makes a link; empty if it would lead nowhere. All who ask for it on one day get the same one. */
    public Optional<SignedLink> handOut(LinkId id, Instant now) {
        boolean leads = caseOf(id)
                        .filter(c -> !CasePurpose.isDone(c, refunds.ofCase(c.id()), now))
                        .isPresent()
                || restockOf(id).isPresent();
        return leads ? Optional.of(tokens.make(id, now)) : Optional.empty();
    }

    /** Ends a link for good, however many people have it. Repeated if it was ended before, whatever the reason was. */
    public Outcome<Ended> revoke(LinkId id, String reason, Actor by, Instant now) {
        return database.decide(() -> {
            Optional<Stored<Ended>> before = ended.find(id);
            if (before.isPresent()) {
                return Decision.answer(new Outcome.Repeated<>(before.get().value()));
            }
            if (!exists(id)) {
                return Decision.answer(new Outcome.NotFound<>());
            }
            var revoked = new Ended(id.toString(), by, now.truncatedTo(ChronoUnit.MILLIS), Optional.of(reason));
            return new Decision<>(new Outcome.Created<>(revoked), List.of(EndedLinks.revoke(revoked)));
        });
    }

    private boolean exists(LinkId id) {
        return switch (id.purpose()) {
            case CASE -> caseId(id).flatMap(cases::find).isPresent();
            case RESTOCK -> restockRef(id).flatMap(restocks::find).isPresent();
        };
    }

    private Optional<Case> caseOf(LinkId id) {
        return caseId(id).flatMap(cases::find).map(Stored::value).filter(found -> !ended.isEnded(id, found.buyer()));
    }

    private Optional<Restock> restockOf(LinkId id) {
        return restockRef(id)
                .flatMap(restocks::find)
                .map(Stored::value)
                .filter(found -> !(found.state() instanceof RestockState.Arrived))
                .filter(_ -> !ended.isEnded(id));
    }

    private static Optional<CaseId> caseId(LinkId id) {
        return id.purpose() == LinkId.Purpose.CASE ? CaseId.parse(id.about().text()) : Optional.empty();
    }

    private static Optional<Restock.Ref> restockRef(LinkId id) {
        List<String> parts = id.about().parts();
        return id.purpose() == LinkId.Purpose.RESTOCK && parts.size() == 3 && !parts.contains("")
                ? Optional.of(new Restock.Ref(new StockKey(parts.get(0), parts.get(1)), parts.get(2)))
                : Optional.empty();
    }
}
