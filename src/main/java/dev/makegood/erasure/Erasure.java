package dev.makegood.erasure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;

/**
 * Holds the erasure of a buyer.
 *
 * @param proofSha256 SHA-256 of the proof of ownership; we never see the proof itself
 * @param pseudonym the name that stays on rows
 * @param done true once the buyer's texts and files are erased too
 */
public record Erasure(String proofSha256, String pseudonym, Instant erasedAt, boolean done) {
    /**
     * The delay before texts and files are erased: calls that still knew the buyer have ended, indexes have caught up, and
     * uploads have ended whose address was given before, which is valid for ten minutes.
     */
    public static final Duration SETTLING = Duration.ofHours(1);

    /** Returns when the buyer's texts and files are due to be erased. */
    @JsonIgnore
    public Instant dueAt() {
        return erasedAt.plus(SETTLING);
    }

    Erasure finished() {
        return new Erasure(proofSha256, pseudonym, erasedAt, true);
    }
}
