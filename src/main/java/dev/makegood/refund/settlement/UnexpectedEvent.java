package dev.makegood.refund.settlement;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.makegood.command.Actor;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Holds a statement of the gateway that is impossible or should not have happened, until an operator has reviewed it.
 *
 * @param id derived from {@code eventId}
 * @param eventId the gateway's id of the event; our own if it was an answer
 * @param status the gateway's statement: done, declined, returned, held or, if it does not know the key, unknown
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

    /** Lists what can be wrong with it. */
    public enum Why {
        /** No refund of ours was sent under this key. */
        @JsonProperty("unknownKey")
        UNKNOWN_KEY,
        /** Another amount or currency was sent under this key. */
        @JsonProperty("otherAmount")
        OTHER_AMOUNT,
        /** Another provider reported it than has the payment, or it is about another payment, merchant or order. */
        @JsonProperty("otherPayment")
        OTHER_PAYMENT,
        /** It was withdrawn, or never sent. */
        @JsonProperty("neverSent")
        NEVER_SENT,
        /** An operator had paid it by hand, or the gateway had paid it under another reference. */
        @JsonProperty("paidTwice")
        PAID_TWICE,
        /** The gateway reported it as paid, then as declined, and now does not know the key. */
        @JsonProperty("forgotten")
        FORGOTTEN,
        /** The gateway reported it as paid, and now holds the money until a person acts there. */
        @JsonProperty("held")
        HELD,
        /** The provider could not take an advance for it back from the merchant. */
        @JsonProperty("advanceOwed")
        ADVANCE_OWED
    }

    /** Holds an operator's note on how it was resolved. */
    public record Review(String note, Actor by, Instant at) {}

    UnexpectedEvent reviewed(Review made) {
        return new UnexpectedEvent(id, eventId, key, status, reference, amount, why, at, Optional.of(made));
    }
}
