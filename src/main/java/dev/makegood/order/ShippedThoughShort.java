package dev.makegood.order;

import dev.makegood.storage.Write;
import java.time.Instant;
import java.util.List;

/** Tells people, in the transaction of a shipment, that goods went out whose buyer is being refunded. */
public interface ShippedThoughShort {
    /**
     * @param line the line as it was before the shipment
     * @param units how many units of it went out although they are short
     */
    List<Write> tell(Shipment shipment, OrderLine line, int units, Instant now);
}
