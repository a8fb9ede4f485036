package dev.makegood.inventory;

import java.time.Instant;
import java.util.Optional;

/**
 * Says that a stock position cannot be right: it lost count, or its row could not be read whole. It holds nothing up; an operator
 * audits the position and sets it right.
 *
 * @param what what could not be, such as {@code allocated 1 less 2}
 * @param since when that was noticed; absent until the position is next written
 * @param told whether merchant and operators have been told
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
