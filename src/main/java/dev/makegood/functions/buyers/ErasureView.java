package dev.makegood.functions.buyers;

import dev.makegood.erasure.Erasure;
import java.time.Instant;

/**
 * Shows an erasure to its caller. Never shows the pseudonym on the rows.
 *
 * @param wordsGoFrom when the erasure of the buyer's texts and files begins
 */
public record ErasureView(String proofSha256, Instant erasedAt, Instant wordsGoFrom) {
    public static ErasureView of(Erasure erasure) {
        return new ErasureView(erasure.proofSha256(), erasure.erasedAt(), erasure.dueAt());
    }
}
