package dev.makegood.order;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Holds units of an order that left the merchant, as reported. Its time is what the reporter says; the system's own
 * time is never taken from it.
 */
public record Shipment(String orderId, String shipmentId, Instant shippedAt, List<ShippedUnits> lines) {
    /** The most lines of one shipment: each takes up to four writes of a transaction of at most 100. */
    public static final int MAX_LINES = 24;

    /** Sorts the lines by id, so that the reported sequence has no meaning. */
    public Shipment {
        lines = lines.stream()
                .sorted(Comparator.comparing(ShippedUnits::lineId))
                .toList();
    }

    public record ShippedUnits(String lineId, int quantity) {}
}
