package dev.makegood.payment;

import java.util.Objects;
import java.util.regex.Pattern;
import org.joda.money.Money;

/**
 * Holds one refund to the buyer of an order.
 *
 * @param key the idempotency key, which stands for one amount of one order forever; 1 to {@link #LONGEST_KEY}
 *     characters of printable ASCII without spaces, because it is sent as a header
 * @param orderId the platform's id of the refunded order
 * @param amount positive, in the currency in which the order was paid
 */
public record RefundRequest(String key, String orderId, Money amount) {
    /** The most characters of a key. A key contains two ids, and each byte outside ASCII takes three characters. */
    public static final int LONGEST_KEY = 1_600;

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1," + LONGEST_KEY + "}");

    public RefundRequest {
        Objects.requireNonNull(orderId, "orderId");
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("No key for a header: " + key);
        }
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("A refund must be positive: " + amount);
        }
    }
}
