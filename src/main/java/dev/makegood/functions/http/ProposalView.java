package dev.makegood.functions.http;

import dev.makegood.proposal.Proposal;
import java.time.Instant;

/** Shows a request that waits for another operator. */
public record ProposalView(
        String proposalId,
        String request,
        String contentType,
        String body,
        String proposedBy,
        Instant proposedAt,
        Instant until) {
    public static ProposalView of(Proposal proposal) {
        return new ProposalView(
                proposal.proposalId(),
                proposal.asked().target(),
                proposal.asked().contentType(),
                proposal.asked().body(),
                proposal.by().toString(),
                proposal.at(),
                proposal.until());
    }
}
