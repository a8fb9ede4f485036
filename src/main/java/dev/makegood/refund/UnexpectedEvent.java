package dev.makegood.refund;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Something that the gateway said and that cannot be, or should not have happened: kept until an operator has looked at it.
 *
 * @param id derived from {@code eventId}
 * @param eventId the gateway's id of it, or ours where it was an answer
 * @param status what the gateway says: done, declined or returned
 */
public record UnexpectedEvent(
        String id,
        String eventId,
        String key,
        String status,
        String reference,
        Money amount,
        Why why,
        Instant at,
        Optional<Review> review) {

    /** What is wrong with it. */
    public enum Why {
        /** No refund of ours was sent under this key. */
        @JsonProperty("unknownKey")
        UNKNOWN_KEY,
        /** Another amount or currency was sent under this key. */
        @JsonProperty("otherAmount")
        OTHER_AMOUNT,
        /** It was withdrawn, or was never sent. */
        @JsonProperty("neverSent")
        NEVER_SENT,
        /** An operator had paid it by hand. */
        @JsonProperty("paidTwice")
        PAID_TWICE,
        /** The gateway said that it was paid, then that it was declined, and now it does not know it. */
        @JsonProperty("forgotten")
        FORGOTTEN
    }

    /** That somebody has looked at it, and what came of that. */
    public record Review(String note, String by, Instant at) {}

    UnexpectedEvent reviewed(Review made) {
        return new UnexpectedEvent(id, eventId, key, status, reference, amount, why, at, Optional.of(made));
    }
}
