package dev.makegood.order;

import java.time.Instant;
import java.util.Optional;

/**
 * A ship time that a merchant proposes to the buyer instead of the one that counts.
 *
 * @param answer absent while the buyer has said nothing
 */
public record Proposal(String proposalId, Instant shipBy, Instant proposedAt, Optional<Answer> answer) {
    /** What the buyer said. */
    public record Answer(boolean accepted, Instant at) {}

    Proposal answered(boolean accepted, Instant at) {
        return new Proposal(proposalId, shipBy, proposedAt, Optional.of(new Answer(accepted, at)));
    }
}
