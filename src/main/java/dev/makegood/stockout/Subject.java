package dev.makegood.stockout;

import dev.makegood.order.OrderLine;
import java.time.Instant;

/**
 * Holds the order line that a case is about.
 *
 * @param buyer the buyer's pseudonym
 * @param quantity units of the line
 * @param paidAt when its order was paid
 */
public record Subject(String merchantId, String buyer, String sku, int quantity, Instant paidAt) {
    static Subject of(OrderLine line) {
        return new Subject(
                line.line().merchantId(),
                line.buyer(),
                line.line().sku(),
                line.line().quantity(),
                line.paidAt());
    }
}
