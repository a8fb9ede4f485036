package dev.makegood.messages;

import java.time.Instant;
import java.util.Optional;

/** Hands out links, and takes the reports of what became of a notice. */
public interface Makegood {
    /** Returns the address of a link, a secret of its receiver; empty if it leads nowhere any more. */
    Optional<String> link(String linkId);

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
