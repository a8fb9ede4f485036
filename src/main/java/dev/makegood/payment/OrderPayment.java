package dev.makegood.payment;

import java.util.Optional;
import org.joda.money.Money;

/**
 * Says how the buyer paid for an order, as the provider needs it for a refund.
 *
 * @param provider the id of a provider of this stack
 * @param reference the provider's own id of the payment
 * @param subMerchant the provider's id of the merchant, if the marketplace was paid on behalf of one
 * @param total what the buyer paid through the provider, positive; a provider never refunds more
 * @param part the part of the total that paid for this order, positive; absent if all of it did
 */
public record OrderPayment(
        String provider, String reference, Optional<String> subMerchant, Money total, Optional<Money> part) {
    public OrderPayment {
        if (!total.isPositive()) {
            throw new IllegalArgumentException("a payment is positive: " + total);
        }
        if (part.filter(some -> !some.isPositive() || some.isGreaterThan(total)).isPresent()) {
            throw new IllegalArgumentException("part of " + total + ": " + part);
        }
    }

    /** Creates a payment of one order. */
    public OrderPayment(String provider, String reference, Optional<String> subMerchant, Money total) {
        this(provider, reference, subMerchant, total, Optional.empty());
    }

    /** Returns what it paid for this order; the order's refunds never draw more on it. */
    public Money ofThisOrder() {
        return part.orElse(total);
    }
}
