package dev.makegood.payment;

import java.util.Map;
import java.util.Optional;

/**
 * Holds the webhooks of a stack's providers.
 *
 * @param first the id of the provider of orders that do not say how they were paid
 * @param byProvider by the provider's id
 */
public record ProviderWebhooks(String first, Map<String, ProviderWebhook> byProvider) {
    public ProviderWebhooks {
        byProvider = Map.copyOf(byProvider);
    }

    /** Returns a provider's webhook; empty if the stack does not have the provider. */
    public Optional<ProviderWebhook> of(String provider) {
        return Optional.ofNullable(byProvider.get(provider));
    }
}
