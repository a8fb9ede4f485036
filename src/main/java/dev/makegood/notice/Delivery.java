package dev.makegood.notice;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says whether a notice has been delivered. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Delivery.Undelivered.class, name = "undelivered"),
    @JsonSubTypes.Type(value = Delivery.Delivered.class, name = "delivered")
})
public sealed interface Delivery {
    /** The first pause; it doubles with every failure. */
    Duration FIRST_BACKOFF = Duration.ofMinutes(1);

    /** The longest pause; it keeps a long outage cheap. */
    Duration MAX_BACKOFF = Duration.ofHours(1);

    /**
     * Means that it is still to be delivered.
     *
     * @param deliverAt the earliest time to try
     * @param attempts how often it has failed so far
     */
    record Undelivered(Instant deliverAt, int attempts) implements Delivery {
        /** Returns the state after one more failure at {@code now}. */
        Undelivered failed(Instant now) {
            // 1 minute doubled 6 times exceeds the maximum; without this bound, further doubling would overflow.
            Duration doubled = FIRST_BACKOFF.multipliedBy(1L << Math.min(attempts, 6));
            Duration backoff = doubled.compareTo(MAX_BACKOFF) < 0 ? doubled : MAX_BACKOFF;
            return new Undelivered(now.plus(backoff), attempts + 1);
        }
    }

    /** Returns when the port accepted it; empty if it has not. */
    default Optional<Instant> takenAt() {
        return this instanceof Delivered delivered ? Optional.of(delivered.at()) : Optional.empty();
    }

    /** Means that the port has accepted it, perhaps more than once. */
    record Delivered(Instant at) implements Delivery {}
}
