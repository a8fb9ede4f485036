package dev.makegood.payment;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says which provider sent an event, and about what. A signature only proves that the provider speaks, and a provider
 * speaks for all its merchants, so the event counts only if nothing here differs from the refund.
 *
 * @param provider the id of a provider of this stack
 * @param orderId the order that it names; absent if it names none
 * @param payment the refunded payment that it names; absent if it names none
 */
public record EventOrigin(String provider, Optional<String> orderId, Optional<NamedPayment> payment) {

    /**
     * Holds a payment as a provider names it.
     *
     * @param references the provider's ids of the payment, which can have several
     * @param subMerchant the provider's id of the merchant that was paid; absent if the marketplace itself was
     */
    public record NamedPayment(Set<String> references, Optional<String> subMerchant) {
        public NamedPayment {
            references = Set.copyOf(references);
        }

        boolean is(OrderPayment paid) {
            return references.contains(paid.reference()) && subMerchant.equals(paid.subMerchant());
        }
    }

    /** Creates the origin of an event that names nothing. */
    public static EventOrigin of(String provider) {
        return new EventOrigin(provider, Optional.empty(), Optional.empty());
    }

    /** Creates the origin of an event about a payment. */
    public static EventOrigin of(String provider, NamedPayment payment) {
        return new EventOrigin(provider, Optional.empty(), Optional.of(payment));
    }

    /**
     * Returns true if it can be about a refund.
     *
     * @param order the refund's order
     * @param payments the refund's payment; none if the order did not say how it was paid; several before the refund has
     *     drawn on them, when no provider knows it
     * @param first the provider of orders that did not say how they were paid
     */
    public boolean isOf(String order, List<OrderPayment> payments, String first) {
        boolean ofOrder = orderId.filter(named -> !named.equals(order)).isEmpty();
        return ofOrder && (payments.isEmpty() ? provider.equals(first) && payment.isEmpty() : isOf(payments));
    }

    private boolean isOf(List<OrderPayment> payments) {
        OrderPayment paid = payments.getFirst();
        return payments.size() == 1
                && provider.equals(paid.provider())
                && payment.filter(named -> !named.is(paid)).isEmpty();
    }
}
