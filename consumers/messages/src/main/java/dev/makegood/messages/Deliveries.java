package dev.makegood.messages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the deliveries. */
public interface Deliveries {
    Optional<Delivery> find(String eventId);

    /** Returns the delivery whose message has this id on a channel. */
    Optional<Delivery> ofMessage(String channel, String messageId);

    /**
     * Keeps a delivery.
     *
     * @return false if another version was kept meanwhile; nothing is kept then
     */
    boolean put(Delivery delivery);

    /** Returns deliveries that have not ended and whose last attempt was made before an instant. */
    List<Delivery> openSince(Instant before);
}
