package dev.makegood.servicedesk.claim;

import dev.makegood.order.LineRef;
import java.util.Optional;

/**
 * Counts the claims of one line. Every opening and decision writes this row, so that two claims cannot be open at once.
 *
 * @param opened how many were opened so far
 * @param open the id of the undecided claim
 */
record LineClaims(LineRef line, int opened, Optional<String> open) {
    /** The most claims of one line ever, since a person must decide each. */
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
