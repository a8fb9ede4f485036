package dev.makegood.messages;

import java.time.Instant;

/** Takes the reports of what became of a notice. */
@FunctionalInterface
public interface Makegood {
    /**
     * Reports what became of it on one channel. A report may be repeated.
     *
     * @param lastChannel true if it failed and no other channel is left
     */
    void report(Event event, String channel, State state, Instant at, boolean lastChannel);

    /** Lists what may become of a message on a channel. */
    enum State {
        SENT,
        DELIVERED,
        FAILED
    }
}
