package dev.makegood.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.local.LocalPlatform;
import dev.makegood.local.client.ApiClient;
import dev.makegood.local.client.OrderBody;
import dev.makegood.local.lambda.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Gives an act a platform whose clock stands still, its output, and its checks. */
public final class Stage {
    private final LocalPlatform platform;
    private final ApiClient api;
    private final Consumer<String> says;
    private final Map<String, Boolean> checks = new LinkedHashMap<>();

    public Stage(LocalPlatform platform, Consumer<String> says) {
        this.platform = platform;
        this.says = says;
        api = new ApiClient(platform);
    }

    LocalPlatform platform() {
        return platform;
    }

    ApiClient api() {
        return api;
    }

    Instant now() {
        return platform.clock().now();
    }

    void say(String format, Object... values) {
        says.accept(format.formatted(values));
    }

    /** Records a check; an act fails if one of its checks does. */
    void check(String name, boolean holds) {
        checks.put(name, holds);
    }

    /** Returns all checks so far, in order. */
    public Map<String, Boolean> checks() {
        return checks;
    }

    /** Lets minutes pass and runs what is scheduled in them. */
    void minutes(int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            platform.advance(Duration.ofMinutes(1));
            platform.awaitQuietStreams();
        }
    }

    /** Sends a request as a merchant, buyer, platform or operator; the id may be null for the last two. */
    JsonNode put(String role, String id, String path, Object body) {
        return api.put(role, id, path, body).expectSuccess();
    }

    JsonNode get(String role, String id, String path) {
        return api.get(role, id, path).expectSuccess();
    }

    /** Places a paid order of one line, {@code 1}, promised within eight hours. */
    void order(String orderId, String buyerId, String merchantId, String sku, int quantity, long paidMinor) {
        var line = OrderBody.line("1", merchantId, sku, quantity, paidMinor, now().plus(Duration.ofHours(8)));
        put("platform", null, "/orders/" + orderId, OrderBody.of(buyerId, now().minusSeconds(60), line));
    }

    /** Lets the buyer of an order's line {@code 1} ask for its refunds at once, instead of taking time to choose. */
    void asksForRefund(String buyerId, String orderId) {
        get("buyer", buyerId, "/cases/" + orderId + "~1~stockout")
                .path("refunds")
                .forEach(refund -> put(
                        "buyer",
                        buyerId,
                        "/refunds/" + refund.path("refundId").asText() + "/choice",
                        Map.of("choice", "refund")));
    }

    /** Returns true if the nightly audit, run now, finds nothing wrong about an order. */
    boolean reconciles(String orderId) {
        var event = "{\"type\":\"reconcile\",\"version\":1,\"lagMinutes\":0}";
        return platform.invoke("Reconcile", event) instanceof Outcome.Answered answered
                && !answered.text().contains(orderId);
    }

    void recount(String merchantId, String sku, String id, int onHand) {
        put(
                "merchant",
                merchantId,
                "/merchants/" + merchantId + "/stock/" + sku + "/recounts/" + id,
                Map.of("onHand", onHand));
    }
}
