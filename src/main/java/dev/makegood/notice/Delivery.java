package dev.makegood.notice;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;

/** Whether a notice is on its way to its recipient. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Delivery.Undelivered.class, name = "undelivered"),
    @JsonSubTypes.Type(value = Delivery.Delivered.class, name = "delivered")
})
public sealed interface Delivery {
    /** Doubled with every failure. */
    Duration FIRST_BACKOFF = Duration.ofMinutes(1);

    /** Keeps a long outage cheap, and brings every undelivered notice before the alarm's eyes once an hour. */
    Duration MAX_BACKOFF = Duration.ofHours(1);

    /**
     * Still to be handed over.
     *
     * @param deliverAt not to be tried before
     * @param attempts how often it has failed so far
     */
    record Undelivered(Instant deliverAt, int attempts) implements Delivery {
        /** After one more failure, at {@code now}. */
        Undelivered failed(Instant now) {
            // 1 minute doubled 6 times is above the maximum; more doubling would overflow in the end.
            Duration doubled = FIRST_BACKOFF.multipliedBy(1L << Math.min(attempts, 6));
            Duration backoff = doubled.compareTo(MAX_BACKOFF) < 0 ? doubled : MAX_BACKOFF;
            return new Undelivered(now.plus(backoff), attempts + 1);
        }
    }

    /** Handed over to the port, perhaps more than once. */
    record Delivered(Instant at) implements Delivery {}
}
