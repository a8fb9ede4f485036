package dev.makegood.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Lists a provider's refunds, so that what no answer and no webhook told can still be heard. */
public interface ProviderRefunds {
    /**
     * Holds a refund of the list that has a key of ours.
     *
     * @param event what the provider would tell about it; absent while it is on its way
     */
    record Listed(String key, Optional<GatewayEvent> event) {}

    /** Returns the provider's id. */
    String provider();

    /**
     * Reads all refunds that were created in a time, whole or not at all.
     *
     * @param from inclusive, to the second
     * @param to exclusive, to the second
     * @param subMerchant the merchant that was paid through us; absent for our own payments
     * @param refund receives each refund that has a key of ours
     * @throws IllegalStateException if the list cannot be read to its end; a part may have been received
     */
    void each(Instant from, Instant to, Optional<String> subMerchant, Consumer<Listed> refund);
}
