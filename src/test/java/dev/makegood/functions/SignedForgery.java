package dev.makegood.functions;

import dev.makegood.functions.http.Call;
import dev.makegood.payment.RefundRequest;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Verifies that a provider's genuine signature does not settle what the provider did not pay. A merchant at Stripe can
 * refund another payment of its own with our key in the metadata, and for nothing in a test; and a provider can name a
 * refund of another provider.
 */
final class SignedForgery {
    private static final String KEY = "O2~1~stockout~1-1";
    private static final String GATEWAYS = "O1~1~stockout~1-1";

    private static final String PAID = """
        {"buyerId":"buyer-1","currency":"CNY","paidAt":"2026-03-02T04:00:00Z","lines":[%s],
        "payments":[{"provider":"stripe","reference":"pi_1","subMerchant":"acct_M","totalMinor":900}]}
        """.formatted(SampleMarket.LINE);

    private static final String GENUINE = stripes(KEY);

    private final BiFunction<String, String, Call> signed;
    private final List<String> holes;

    /**
     * Begins.
     *
     * @param signed returns a provider's call with a body, signed
     */
    SignedForgery(BiFunction<String, String, Call> signed, List<String> holes) {
        this.signed = signed;
        this.holes = holes;
    }

    private static String stripes(String key) {
        return """
            {"id":"evt_7","object":"event","type":"refund.updated","livemode":true,"account":"acct_M",
            "data":{"object":{"id":"re_7","object":"refund","status":"succeeded","amount":300,"currency":"cny",
            "charge":"ch_1","payment_intent":"pi_1","metadata":{"key":"%s","number":"%s"}}}}\
            """.formatted(key, RefundRequest.number(key));
    }

    private static String gateways(String key, String more) {
        return """
            {"eventId":"ev-7","key":"%s","status":"done","reference":"gw-7","amountMinor":300,"currency":"CNY"%s}\
            """.formatted(key, more);
    }

    private Map<String, Call> forged() {
        var bodies = new LinkedHashMap<String, String>();
        bodies.put(
                "another payment of the merchant",
                GENUINE.replace("pi_1", "pi_2").replace("ch_1", "ch_2"));
        bodies.put("a payment of another merchant", GENUINE.replace("acct_M", "acct_N"));
        bodies.put("a payment of the platform's own", GENUINE.replace("\"account\":\"acct_M\",", ""));
        bodies.put("a refund of no payment", GENUINE.replace("\"charge\":\"ch_1\",\"payment_intent\":\"pi_1\",", ""));
        bodies.put("a test", GENUINE.replace("\"livemode\":true", "\"livemode\":false"));
        bodies.put("what does not say whether it is a test", GENUINE.replace("\"livemode\":true,", ""));
        bodies.put("Stripe about a refund of the gateway", stripes(GATEWAYS));
        var calls = new LinkedHashMap<String, Call>();
        bodies.forEach((name, body) -> calls.put(name, signed.apply("stripe", body)));
        calls.put("the gateway about a refund of Stripe", signed.apply("http", gateways(KEY, "")));
        calls.put("another order", signed.apply("http", gateways(GATEWAYS, ",\"orderId\":\"O3\"")));
        return calls;
    }

    /** Returns how many calls it tried. */
    int tryAll() {
        var forged = forged();
        forged.forEach((name, call) -> {
            if (settles(call)) {
                holes.add(name + " settles a refund, signed by the provider");
            }
        });
        Map.of(
                        "Stripe", signed.apply("stripe", GENUINE),
                        "the gateway", signed.apply("http", gateways(GATEWAYS, ",\"orderId\":\"O1\"")))
                .forEach((name, call) -> {
                    if (!settles(call)) {
                        holes.add("a refund is not settled by its own provider, " + name);
                    }
                });
        return forged.size() + 2;
    }

    private boolean settles(Call call) {
        var database = new MemoryDatabase();
        var market = new SampleMarket(database);
        market.tell("PUT /orders/{orderId}", PAID, "O2");
        market.tell("PUT /orders/{orderId}/lines/{lineId}/admission", "{\"quantity\":1}", "O2", "1");
        int status = market.apis.status(call);
        if (status != 204) {
            holes.add("a signed call is answered " + status);
        }
        var refunds = new Refunds(database);
        return List.of(KEY, GATEWAYS).stream()
                .map(key -> refunds.get(RefundId.of(key)).value())
                .map(Refund::state)
                .anyMatch(RefundState.Settled.class::isInstance);
    }
}
