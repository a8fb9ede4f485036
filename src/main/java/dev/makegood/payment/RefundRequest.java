package dev.makegood.payment;

import dev.makegood.input.Sha256;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.joda.money.Money;

/**
 * Holds one refund to the buyer of an order.
 *
 * @param key the idempotency key, which stands for one amount of one order forever; 1 to {@link #LONGEST_KEY}
 *     characters of printable ASCII without spaces, because it is sent as a header
 * @param orderId the platform's id of the refunded order
 * @param amount positive, in the currency in which the order was paid
 * @param payment what is refunded; absent if the order did not say how it was paid
 */
public record RefundRequest(String key, String orderId, Money amount, Optional<OrderPayment> payment) {
    /** The most characters of a key. A key contains two ids, and each byte outside ASCII takes three characters. */
    public static final int LONGEST_KEY = 1_600;

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1," + LONGEST_KEY + "}");

    /** Creates the refund of an order that did not say how it was paid. */
    public RefundRequest(String key, String orderId, Money amount) {
        this(key, orderId, amount, Optional.empty());
    }

    public RefundRequest {
        Objects.requireNonNull(orderId, "orderId");
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("No key for a header: " + key);
        }
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("A refund must be positive: " + amount);
        }
    }

    /**
     * Returns the number under which the provider gets the refund: 32 lowercase hex digits of the key's digest, which every
     * provider takes.
     */
    public String number() {
        return number(key);
    }

    /** Returns the number of a refund by its key. */
    public static String number(String key) {
        return Sha256.shortHex(key);
    }
}
