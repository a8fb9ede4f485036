package dev.makegood.order;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Holds the reported shipment of units of an order. Its time is the reporter's statement, and never serves as the
 * system's time.
 */
public record Shipment(String orderId, String shipmentId, Instant shippedAt, List<ShippedUnits> lines) {
    /** The most lines of one shipment: each takes up to four writes of a transaction of at most 100. */
    public static final int MAX_LINES = 24;

    /** Sorts the lines by id, so that the reported order has no meaning. */
    public Shipment {
        lines = lines.stream()
                .sorted(Comparator.comparing(ShippedUnits::lineId))
                .toList();
    }

    public record ShippedUnits(String lineId, int quantity) {}
}
