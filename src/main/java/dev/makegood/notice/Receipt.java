package dev.makegood.notice;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/**
 * States what became of a notice on one channel, as whoever delivers it to the person reports.
 *
 * @param at when that happened there
 * @param lastChannel true if it failed and there is no other channel to try
 */
public record Receipt(State state, Instant at, boolean lastChannel) {
    /** Orders reports of one channel: the later one holds; of the same instant, the one that says more. */
    static final Comparator<Receipt> ORDER =
            Comparator.comparing(Receipt::at).thenComparing(Receipt::state).thenComparing(Receipt::lastChannel);

    /** Lists what may become of it; what says more comes later. */
    public enum State {
        /** The channel has it; nobody knows yet whether the person got it. */
        SENT,
        /** It did not arrive. */
        FAILED,
        /** The channel says that it arrived. */
        DELIVERED;

        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
