package dev.makegood.payment;

import java.util.Objects;
import org.joda.money.Money;

/**
 * Holds one refund to the buyer of an order.
 *
 * @param key the idempotency key, which stands for one amount of one order for ever; 1 to 256 characters of printable
 *     ASCII without spaces, because it is sent as a header
 * @param orderId the order whose payment is refunded, as the platform names it
 * @param amount positive, in the currency in which the order was paid
 */
public record RefundRequest(String key, String orderId, Money amount) {

    public RefundRequest {
        Objects.requireNonNull(orderId, "orderId");
        if (!key.matches("[!-~]{1,256}")) {
            throw new IllegalArgumentException("No key for a header: " + key);
        }
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("A refund must be positive: " + amount);
        }
    }
}
