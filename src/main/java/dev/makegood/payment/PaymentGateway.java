package dev.makegood.payment;

/**
 * The payment gateway that gives money back to buyers.
 *
 * <p>Both calls answer with a {@link GatewayOutcome} whatever the network does; they throw only on a bug or when the
 * calling thread is interrupted. Neither may be made inside a database transaction: each can take seconds.
 */
public interface PaymentGateway {

    /**
     * Asks for the refund. The same key may be sent again, also at the same time, and moves money at most once.
     *
     * @return never {@link GatewayOutcome.NotFound}
     */
    GatewayOutcome refund(RefundRequest request);

    /**
     * Asks what became of a key; moves nothing. {@link GatewayOutcome.NotFound} says that the gateway has never seen
     * the key, so that sending it is right.
     *
     * <p>A request that is still on its way can arrive after that answer: what makes sending safe is the key, not the
     * answer. The answer carries no amount to compare with: callers give the key of the refund they mean.
     */
    GatewayOutcome find(String key);
}
