package dev.makegood.policy;

import java.time.Duration;
import java.time.Instant;

/**
 * Says when and where everybody could comment on a version before it was published. E-Commerce Law of China, article 34:
 * a platform asks for public comment on a change of its rules, on its home page.
 *
 * @param closedAt the end of the consultation, after {@code openedAt}
 * @param where the place of the draft and of what became of the comments, such as an address
 */
public record Consultation(Instant openedAt, Instant closedAt, String where) {
    /** Returns how long it was open. */
    public Duration length() {
        return Duration.between(openedAt, closedAt);
    }
}
