package dev.makegood.functions.view;

import dev.makegood.buyer.Erasure;
import java.time.Instant;

/**
 * An erasure as its caller sees it; the name on the rows is nobody's to know.
 *
 * @param wordsGoFrom when what the buyer said and sent begins to go
 */
public record ErasureView(String proofSha256, Instant erasedAt, Instant wordsGoFrom) {
    public static ErasureView of(Erasure erasure) {
        return new ErasureView(erasure.proofSha256(), erasure.erasedAt(), erasure.dueAt());
    }
}
