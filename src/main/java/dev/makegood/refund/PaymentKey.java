package dev.makegood.refund;

import dev.makegood.input.Percent;
import dev.makegood.storage.KeyText;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Identifies one payment of a refund at the payment gateway, forever. It is the refund's id with anything but printable
 * ASCII percent-encoded; a payment after one that came back, or that was declined with another amount, also has its
 * number. So a new key names the refund and thereby the old keys.
 *
 * @param number from 1
 */
public record PaymentKey(RefundId refundId, int number) {
    private static final Pattern LATER = Pattern.compile("[2-9]|[1-9][0-9]{1,3}");

    /** Returns the key in printable ASCII without spaces: it is sent as a header. */
    @Override
    public String toString() {
        String text = number == 1 ? refundId.toString() : KeyText.join(refundId, number);
        return Percent.encode(text, character -> character > ' ' && character != '%');
    }

    /** Parses a key; empty if the text is not one of ours. */
    public static Optional<PaymentKey> parse(String key) {
        return Percent.decode(key)
                .flatMap(PaymentKey::decoded)
                .filter(parsed -> parsed.toString().equals(key));
    }

    private static Optional<PaymentKey> decoded(String text) {
        var key = new KeyText(text);
        Optional<PaymentKey> first = RefundId.parse(text).map(id -> new PaymentKey(id, 1));
        return first.isPresent() || !LATER.matcher(key.last()).matches()
                ? first
                : RefundId.parse(key.withoutLast()).map(id -> new PaymentKey(id, Integer.parseInt(key.last())));
    }
}
