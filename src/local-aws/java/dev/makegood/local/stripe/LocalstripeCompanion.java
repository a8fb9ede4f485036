package dev.makegood.local.stripe;

import dev.makegood.local.Companion;
import java.net.URI;
import java.util.Map;

/**
 * Connects the functions with a localstripe that runs already and outlives the platform: orders that name a payment of
 * Stripe are refunded there.
 *
 * @param base its address
 */
public record LocalstripeCompanion(URI base) implements Companion {
    /** Returns the factory with which the platform starts it. */
    public static Companion.Factory factory(URI base) {
        return _ -> new LocalstripeCompanion(base);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("MAKEGOOD_PAYMENT_PROVIDERS", "http,stripe");
    }

    @Override
    public Map<String, String> endpoints() {
        return Map.of("MAKEGOOD_STRIPE_URL", base.toString());
    }

    @Override
    public void close() {}
}
