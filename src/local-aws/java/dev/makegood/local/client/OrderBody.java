package dev.makegood.local.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * Holds a paid order as a marketplace reports it: the body of {@code PUT /orders/{orderId}}.
 *
 * @param platform empty for the default one
 * @param payments how it was paid; empty if it does not say so
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record OrderBody(
        String platform, String buyerId, String currency, String paidAt, List<Line> lines, List<Payment> payments) {
    /** Says that a provider took a payment, and under which number. */
    public record Payment(String provider, String reference, long totalMinor) {}

    /** Holds one line of an order. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Line(
            String lineId,
            String merchantId,
            String sku,
            int quantity,
            long paidMinor,
            String promisedShipAt,
            List<String> attributes) {
        /** Returns this line, sold in a presale. */
        public Line presale() {
            return new Line(lineId, merchantId, sku, quantity, paidMinor, promisedShipAt, List.of("presale"));
        }
    }

    /** Returns a line without attributes. */
    public static Line line(
            String lineId, String merchantId, String sku, int quantity, long paidMinor, Instant promisedShipAt) {
        return new Line(lineId, merchantId, sku, quantity, paidMinor, promisedShipAt.toString(), List.of());
    }

    /** Returns an order on the default platform, paid in CNY. */
    public static OrderBody of(String buyerId, Instant paidAt, Line... lines) {
        return new OrderBody("", buyerId, "CNY", paidAt.toString(), List.of(lines), List.of());
    }

    /** Returns this order on another platform. */
    public OrderBody on(String otherPlatform) {
        return new OrderBody(otherPlatform, buyerId, currency, paidAt, lines, payments);
    }

    /** Returns this order with the payments by which it was paid. */
    public OrderBody paidBy(List<Payment> through) {
        return new OrderBody(platform, buyerId, currency, paidAt, lines, through);
    }
}
