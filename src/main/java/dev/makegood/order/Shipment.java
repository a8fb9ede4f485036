package dev.makegood.order;

import java.time.Instant;
import java.util.List;

/** Units of an order that left the merchant, as we were told. The time that it carries is evidence, never "now". */
public record Shipment(String orderId, String shipmentId, Instant shippedAt, List<ShippedUnits> lines) {
    public record ShippedUnits(String lineId, int quantity) {}
}
