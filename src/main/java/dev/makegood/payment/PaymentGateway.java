package dev.makegood.payment;

import java.util.Optional;

/**
 * Sends refunds to buyers through the payment provider.
 * <p>Both calls return a {@link GatewayOutcome} whatever the network does. If interrupted, they return
 * {@link GatewayOutcome.Unknown} and leave the thread's interrupt flag set. Neither may be called inside a database
 * decision, since each can take seconds.
 */
public interface PaymentGateway {

    /**
     * Sends the refund. The same key may be sent again, also concurrently, and moves money at most once.
     *
     * @return never {@link GatewayOutcome.NotFound}
     */
    GatewayOutcome refund(RefundRequest request);

    /**
     * Looks up a refund by its key, without moving money. {@link GatewayOutcome.NotFound} means that the gateway has never
     * seen the key, so that it may be sent.
     * <p>An earlier request may still arrive after that answer, so only the key makes sending again safe, not the
     * answer.
     */
    GatewayOutcome find(RefundRequest request);

    /**
     * Returns the provider's own limits.
     *
     * @param payment of the order; absent if it did not say how it was paid
     */
    default GatewayTerms terms(Optional<OrderPayment> payment) {
        return GatewayTerms.DEFAULT;
    }
}
