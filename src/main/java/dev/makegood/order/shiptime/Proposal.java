package dev.makegood.order.shiptime;

import java.time.Instant;
import java.util.Optional;

/**
 * Holds a later ship time that a merchant proposes to the buyer.
 *
 * @param answer absent until the buyer answers
 */
public record Proposal(String proposalId, Instant shipBy, Instant proposedAt, Optional<Answer> answer) {
    /** Holds the buyer's answer. */
    public record Answer(boolean accepted, Instant at) {}

    Proposal answered(boolean accepted, Instant at) {
        return new Proposal(proposalId, shipBy, proposedAt, Optional.of(new Answer(accepted, at)));
    }
}
