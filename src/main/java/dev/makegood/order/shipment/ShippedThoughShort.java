package dev.makegood.order.shipment;

import dev.makegood.order.OrderLine;
import dev.makegood.order.Shipment;
import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;

/** Tells people, in the transaction of the shipment, that shipped goods are being refunded. */
public interface ShippedThoughShort {
    /**
     * Returns the writes that tell them.
     *
     * @param line the line as it was before the shipment
     * @param units how many of its short units were shipped
     */
    List<Write> tell(Shipment shipment, OrderLine line, int units, Instant now);
}
