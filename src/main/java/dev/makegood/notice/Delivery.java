package dev.makegood.notice;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** Whether a notice is on its way to its recipient. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Delivery.Undelivered.class, name = "undelivered"),
    @JsonSubTypes.Type(value = Delivery.Delivered.class, name = "delivered")
})
public sealed interface Delivery {
    /**
     * Still to be handed over.
     *
     * @param deliverAt not to be tried before
     * @param attempts how often it has failed so far
     */
    record Undelivered(Instant deliverAt, int attempts) implements Delivery {}

    /** Handed over to the port, perhaps more than once. */
    record Delivered(Instant at) implements Delivery {}
}
