package dev.makegood.refund;

import java.time.Instant;

/**
 * Holds the times by which a refund must be sent and settled.
 *
 * @param dueAt when it is first to be sent
 * @param deadline by when it must be settled
 */
public record Due(Instant dueAt, Instant deadline) {
    Due by(Instant next) {
        return new Due(dueAt, next);
    }

    /** Returns the times of a refund due at once, with the earlier of both deadlines. */
    Due atOnce(Instant at, Instant atTheLatest) {
        return new Due(at, deadline.isBefore(atTheLatest) ? deadline : atTheLatest);
    }
}
