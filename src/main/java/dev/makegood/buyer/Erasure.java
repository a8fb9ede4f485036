package dev.makegood.buyer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;

/**
 * A buyer whom nothing leads back to.
 *
 * @param proofSha256 of the proof of ownership, which we have never seen
 * @param pseudonym the name that stays on rows
 * @param done once what the buyer said and sent is gone too
 */
public record Erasure(String proofSha256, String pseudonym, Instant erasedAt, boolean done) {
    /** So long that no call is under way any more that knew the buyer, and no index is behind. */
    static final Duration SETTLING = Duration.ofMinutes(5);

    /** When the buyer's words and files are due to go. */
    @JsonIgnore
    public Instant dueAt() {
        return erasedAt.plus(SETTLING);
    }

    Erasure finished() {
        return new Erasure(proofSha256, pseudonym, erasedAt, true);
    }
}
