package dev.makegood.order;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Units of an order that left the merchant, as we were told. The time that it carries is evidence, never "now". */
public record Shipment(String orderId, String shipmentId, Instant shippedAt, List<ShippedUnits> lines) {
    /** Lines of one shipment at the most: each is up to four writes of a transaction of at most 100. */
    public static final int MAX_LINES = 24;

    /** The lines in the order of their ids, in whatever sequence they were told. */
    public Shipment {
        lines = lines.stream()
                .sorted(Comparator.comparing(ShippedUnits::lineId))
                .toList();
    }

    public record ShippedUnits(String lineId, int quantity) {}
}
