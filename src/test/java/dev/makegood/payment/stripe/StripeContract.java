package dev.makegood.payment.stripe;

import dev.makegood.payment.CallingProviderContract;
import dev.makegood.payment.ProviderWebhook;
import dev.makegood.payment.RefundRequest;
import java.time.Instant;
import java.util.Map;

/** Speaks as Stripe's webhook does, whatever keeps the books. */
abstract class StripeContract extends CallingProviderContract {
    @Override
    protected ProviderWebhook webhook() {
        return new StripeWebhook(SECRET, true);
    }

    @Override
    protected Map<String, String> signed(String body, Instant at, boolean genuine) {
        return signed("stripe-signature", body, at, genuine);
    }

    @Override
    protected String event(RefundRequest request, boolean paid) {
        return StripeFixtures.event(paid ? "refund.updated" : "refund.failed", request, paid ? "succeeded" : "failed");
    }
}
