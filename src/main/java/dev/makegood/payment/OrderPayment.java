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
 */
public record OrderPayment(String provider, String reference, Optional<String> subMerchant, Money total) {
    public OrderPayment {
        if (!total.isPositive()) {
            throw new IllegalArgumentException("a payment is positive: " + total);
        }
    }
}
