package dev.makegood.functions.orders;

import dev.makegood.order.shiptime.Proposal;
import java.time.Instant;
import java.util.Optional;

/** Shows a proposed ship time, with the buyer's answer. */
public record ProposalView(
        String proposalId,
        Instant shipBy,
        Instant proposedAt,
        Optional<Boolean> accepted,
        Optional<Instant> answeredAt) {
    public static ProposalView of(Proposal proposal) {
        return new ProposalView(
                proposal.proposalId(),
                proposal.shipBy(),
                proposal.proposedAt(),
                proposal.answer().map(Proposal.Answer::accepted),
                proposal.answer().map(Proposal.Answer::at));
    }
}
