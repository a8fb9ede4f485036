package dev.makegood.order.shiptime;

import dev.makegood.command.Outcome;
import dev.makegood.notice.Notices;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.policy.NegotiationTerms;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.publication.Policies;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lets a merchant propose a later ship time to the buyer. The policy version in force for late shipments, or else for
 * stockouts, sets how often and until when.
 */
public final class ProposeShipTime {
    private final Database database;
    private final Orders orders;
    private final Policies policies;
    private final Notices notices;

    public ProposeShipTime(Database database) {
        this.database = database;
        orders = new Orders(database);
        policies = new Policies(database);
        notices = new Notices(database);
    }

    public Outcome<Proposal> propose(LineRef ref, String proposalId, Instant shipBy, Instant now) {
        return database.decide(() -> orders.findLine(ref)
                .map(line -> decide(line.value(), proposalId, shipBy, now))
                .orElse(Decision.answer(new Outcome.NotFound<>())));
    }

    private Decision<Outcome<Proposal>> decide(OrderLine line, String proposalId, Instant shipBy, Instant now) {
        Optional<Stored<Negotiation>> old = Negotiation.find(database, line.ref());
        Negotiation before = old.map(Stored::value).orElseGet(() -> Negotiation.none(line.ref()));
        Optional<Proposal> told = before.find(proposalId);
        if (told.isPresent()) {
            return Decision.answer(Outcome.again(
                    new ProposeShipTimeCommand(told.get().shipBy()), new ProposeShipTimeCommand(shipBy), told.get()));
        }
        List<PolicyVersion> versions = policies.all();
        Optional<PolicyVersion> policy = Negotiation.inForce(versions, line, now);
        Optional<Outcome<Proposal>> refusal = Negotiable.refusal(line, shipBy, policy, now)
                .or(() -> refusal(policy, before, line, now))
                .map(reason -> new Outcome.Refused<>("shipBy", reason));
        if (refusal.isPresent()) {
            return Decision.answer(refusal.get());
        }
        var proposal = new Proposal(proposalId, shipBy, now, Optional.empty());
        return new Decision<>(
                new Outcome.Created<>(proposal),
                List.of(
                        before.with(proposal).put(old),
                        notices.create(NegotiationNotices.proposed(line, proposal, policy, now))));
    }

    private static Optional<String> refusal(
            Optional<PolicyVersion> policy, Negotiation before, OrderLine line, Instant now) {
        NegotiationTerms terms = Negotiation.terms(policy);
        if (before.proposals().size() >= terms.proposals()) {
            return Optional.of("is one too many: this line can have at most " + terms.proposals() + " proposals");
        }
        Instant last = Negotiation.last(policy, line);
        return now.isAfter(last)
                ? Optional.of("comes too late: proposals had to be made by " + last)
                : Optional.empty();
    }

    private record ProposeShipTimeCommand(Instant shipBy) {}
}
