package dev.makegood.payment.stripe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.RefundRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Makes what Stripe's tests share. */
final class StripeFixtures {
    private StripeFixtures() {}

    static ObjectNode json(String text) {
        return (ObjectNode)
                GatewayJson.object(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    /** Returns an event about a live refund of ours, with the fields that Stripe's documentation gives it. */
    static String event(String type, RefundRequest request, String status) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("id", "evt_1")
                .put("object", "event")
                .put("api_version", StripeGateway.VERSION)
                .put("created", 1_772_424_000)
                .put("livemode", true)
                .put("pending_webhooks", 1)
                .put("type", type);
        // Only an event of a connected account has this field.
        request.payment().flatMap(OrderPayment::subMerchant).ifPresent(account -> event.put("account", account));
        String payment = request.payment().map(OrderPayment::reference).orElse("pi_1");
        ObjectNode refund = event.putObject("data")
                .putObject("object")
                .put("id", "re_1")
                .put("object", "refund")
                .put("payment_intent", payment)
                .put("charge", payment.replaceFirst("^pi_", "ch_"))
                .put("status", status)
                .put("amount", StripeAmount.of(request.amount()).orElseThrow())
                .put("currency", request.amount().getCurrencyUnit().getCode().toLowerCase(Locale.ROOT));
        StripeRefund.metadata(request).forEach(refund.putObject("metadata")::put);
        return event.toString();
    }
}
