package dev.makegood.payment;

/**
 * The payment gateway that gives money back to buyers.
 *
 * <p>Both calls answer with a {@link GatewayOutcome} whatever the network does. Interrupted, they answer
 * {@link GatewayOutcome.Unknown} and leave the thread's interrupt flag set. Neither may be made inside a database
 * transaction: each can take seconds.
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
     * <p>A request that is still on its way can arrive after that answer: what makes sending again safe is the key,
     * never the answer. There is no amount to compare with here: a key names one amount for ever.
     */
    GatewayOutcome find(String key);

    /** The provider's own limits. */
    default GatewayTerms terms() {
        return GatewayTerms.DEFAULT;
    }
}
