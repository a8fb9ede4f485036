package dev.makegood.claim;

import dev.makegood.order.LineRef;
import java.util.Optional;

/**
 * The claims of a line in all; its row is the guard of who opens one.
 *
 * @param opened how many were opened so far
 * @param open the one that waits for its decision
 */
record LineClaims(LineRef line, int opened, Optional<String> open) {
    /** Claims of one line, one after the other, at the most: each needs a person to decide it. */
    static final int MOST = 5;

    static LineClaims none(LineRef line) {
        return new LineClaims(line, 0, Optional.empty());
    }

    LineClaims opened(String claimId) {
        return new LineClaims(line, opened + 1, Optional.of(claimId));
    }

    LineClaims decided(String claimId) {
        return new LineClaims(line, opened, open.filter(waiting -> !waiting.equals(claimId)));
    }
}
