package dev.makegood.order.shiptime;

import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.notice.Notices;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.publication.Policies;
import dev.makegood.storage.Database;
import dev.makegood.storage.Decision;
import dev.makegood.storage.Stored;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets the buyer accept or decline a proposed ship time, until the ship time in force is over, or for longer if the
 * policy version in force says so. If accepted, it
 * determines when the line is late and overdue; the original promise still determines the worth of a case.
 */
public final class AnswerProposal {
    private final Database database;
    private final Orders orders;
    private final Policies policies;
    private final Notices notices;

    public AnswerProposal(Database database) {
        this.database = database;
        orders = new Orders(database);
        policies = new Policies(database);
        notices = new Notices(database);
    }

    /** Answers a proposal; of two concurrent answers one wins. Not found if there is no such proposal. */
    public Outcome<Proposal> answer(LineRef ref, String proposalId, boolean accepted, Instant now) {
        return database.decide(() -> {
            Optional<Stored<OrderLine>> line = orders.findLine(ref);
            Optional<Stored<Negotiation>> negotiation = Negotiation.find(database, ref);
            Optional<Proposal> proposal =
                    negotiation.flatMap(found -> found.value().find(proposalId));
            return line.isPresent() && proposal.isPresent()
                    ? decide(line.get(), negotiation.orElseThrow(), proposal.get(), accepted, now)
                    : Decision.answer(new Outcome.NotFound<>());
        });
    }

    private Decision<Outcome<Proposal>> decide(
            Stored<OrderLine> line, Stored<Negotiation> negotiation, Proposal proposal, boolean accepted, Instant now) {
        if (proposal.answer().isPresent()) {
            boolean before = proposal.answer().get().accepted();
            return Decision.answer(
                    Outcome.again(new AnswerProposalCommand(before), new AnswerProposalCommand(accepted), proposal));
        }
        List<PolicyVersion> versions = policies.all();
        Optional<String> refusal = Negotiable.refusal(
                line.value(), proposal.shipBy(), Negotiation.inForce(versions, line.value(), now), now);
        if (refusal.isPresent()) {
            return Decision.answer(
                    new Outcome.Refused<>(Refusal.LATE, "accept", "is too late: the ship time " + refusal.get()));
        }
        Proposal answered = proposal.answered(accepted, now);
        var writes = new ArrayList<Write>();
        writes.add(negotiation.value().with(answered).put(Optional.of(negotiation)));
        if (accepted) {
            writes.add(orders.replace(line, line.value().agreed(proposal.shipBy())));
        }
        Optional<ZoneId> zone = Negotiation.zone(versions, line.value(), now);
        writes.add(notices.create(NegotiationNotices.answered(line.value(), answered, accepted, zone, now)));
        return new Decision<>(new Outcome.Created<>(answered), writes);
    }

    private record AnswerProposalCommand(boolean accept) {}
}
