package dev.makegood.order;

import dev.makegood.payment.OrderPayment;
import java.util.List;

/**
 * Holds an order as its rows have it.
 *
 * @param lines in the order of their ids; at least one. Lines that replace units of others are among them
 * @param payments how it was paid; empty if the order did not say so
 * @param parts what it is made of besides its lines
 */
public record PlacedOrder(List<OrderLine> lines, List<OrderPayment> payments, List<OrderPart> parts) {
    public PlacedOrder {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("an order has lines");
        }
    }

    /** Returns the order as the platform reported it. */
    public PaidOrder order() {
        OrderLine first = lines.getFirst();
        var paid = lines.stream()
                .filter(line -> line.replaces().isEmpty())
                .map(OrderLine::line)
                .toList();
        return new PaidOrder(
                first.orderId(),
                first.platform(),
                first.buyer(),
                first.line().paid().getCurrencyUnit(),
                first.paidAt(),
                paid,
                payments,
                parts);
    }
}
