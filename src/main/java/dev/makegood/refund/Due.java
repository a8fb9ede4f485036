package dev.makegood.refund;

import java.time.Instant;

/**
 * Says by when a refund is to be paid.
 *
 * @param dueAt when it is first to be sent
 * @param deadline when it must be settled; later is late
 */
public record Due(Instant dueAt, Instant deadline) {
    Due by(Instant next) {
        return new Due(dueAt, next);
    }

    /** Returns it due at once, by an earlier deadline if there is one. */
    Due atOnce(Instant at, Instant atTheLatest) {
        return new Due(at, deadline.isBefore(atTheLatest) ? deadline : atTheLatest);
    }
}
