package dev.makegood.inventory;

import java.time.Instant;
import java.util.Optional;

/**
 * Says that a stock position is impossible: its numbers do not add up, or its row could not be read in full. It blocks
 * nothing; an operator audits and corrects the position.
 *
 * @param what the fault, such as {@code allocated 1 less 2}
 * @param since when it was noticed; absent until the position is next written
 * @param told true if merchant and operators have been told
 */
public record Wrong(String what, Optional<Instant> since, boolean told) {
    static Wrong of(String what) {
        return new Wrong(what, Optional.empty(), false);
    }

    Wrong at(Instant now) {
        return since.isPresent() ? this : new Wrong(what, Optional.of(now), told);
    }

    Wrong tellingDone() {
        return new Wrong(what, since, true);
    }
}
