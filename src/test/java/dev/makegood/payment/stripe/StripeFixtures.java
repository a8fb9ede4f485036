package dev.makegood.payment.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.payment.GatewayJson;
import java.nio.charset.StandardCharsets;

/** Makes what Stripe's tests share. */
final class StripeFixtures {
    private StripeFixtures() {}

    static ObjectNode json(String text) {
        return (ObjectNode)
                GatewayJson.object(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
