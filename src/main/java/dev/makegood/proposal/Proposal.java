package dev.makegood.proposal;

import dev.makegood.command.Actor;
import dev.makegood.input.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds a request of an operator that waits for another one, or was confirmed.
 *
 * @param until the first instant at which it can no longer be confirmed
 * @param confirmed absent while nobody has
 */
public record Proposal(
        String proposalId, Asked asked, Actor by, Instant at, Instant until, Optional<Confirmed> confirmed) {

    /** How long a proposal waits. */
    static final Duration WAITS = Duration.ofHours(24);

    /**
     * Holds a request, so that another operator can see and send it.
     *
     * @param target its method and path, such as {@code PUT /pauses/p-1}
     * @param contentType of the body
     */
    public record Asked(String target, String contentType, String body) {
        /** Returns the id of the request: the same request has the same one. */
        String id() {
            return Sha256.shortHex(target + " " + contentType + " " + body);
        }
    }

    /** Says who confirmed it, and when. */
    public record Confirmed(Actor by, Instant at) {}

    static Proposal of(Asked asked, Actor by, Instant at) {
        return new Proposal(asked.id(), asked, by, at, at.plus(WAITS), Optional.empty());
    }

    Proposal confirmed(Actor other, Instant now) {
        return new Proposal(proposalId, asked, by, at, until, Optional.of(new Confirmed(other, now)));
    }

    /** Returns true if it was confirmed, or still can be. */
    boolean counts(Instant now) {
        return confirmed.isPresent() || now.isBefore(until);
    }
}
