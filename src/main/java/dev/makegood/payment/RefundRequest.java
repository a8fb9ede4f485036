package dev.makegood.payment;

import java.util.Objects;
import org.joda.money.Money;

/**
 * One refund to the buyer of an order.
 *
 * @param key the idempotency key, so it names one amount of one order for ever; 1 to 256 characters of printable ASCII
 *     without spaces, because it travels as a header
 * @param orderId the order whose payment is given back, as the platform names it
 * @param amount positive, in the currency that the order was paid in
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
