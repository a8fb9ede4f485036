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

    private static final String OURS = "mg";
    private static final Pattern NUMBER = Pattern.compile(OURS + "[0-9a-f]{30}");
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
     * Returns the number under which the provider gets the refund: {@code mg} and 30 lowercase hex digits of the key's
     * digest, which every provider takes. The first letters are no hex digits, so that a bill's number without a key is seen
     * to be ours, and not a UUID of another system.
     */
    public String number() {
        return number(key);
    }

    /** Returns the number of a refund by its key. */
    public static String number(String key) {
        return OURS + Sha256.hex(key).substring(0, 30);
    }

    /** Returns true if a number can only be of a refund of ours. */
    public static boolean isNumber(String number) {
        return NUMBER.matcher(number).matches();
    }
}
