package dev.makegood.payment;

import org.joda.money.Money;

/**
 * Gets back what the platform advanced for a merchant whose balance at the provider was too low for a refund. The
 * provider takes it from the merchant, and may try for long.
 * <p>Both calls return a {@link GatewayOutcome} whatever the network does: {@link GatewayOutcome.Done} with the
 * provider's id of the return, {@link GatewayOutcome.Pending} while the provider tries, and
 * {@link GatewayOutcome.Declined} if it gave up or refused.
 */
public interface AdvanceProvider {
    /**
     * Names a refund that was advanced.
     *
     * @param reference the provider's own id of the refund
     * @param subMerchant the provider's id of the merchant that owes the advance
     * @param amount that was advanced
     */
    record Advanced(String reference, String subMerchant, Money amount) {}

    /** Looks a return up, without moving money; {@link GatewayOutcome.NotFound} if it was never asked for. */
    GatewayOutcome find(Advanced refund);

    /** Asks for the return. A refund has one return, however often it is asked for. */
    GatewayOutcome takeBack(Advanced refund);
}
