package dev.makegood.local.crash;

import dev.makegood.local.client.ApiClient;
import dev.makegood.local.gateway.Movement;
import dev.makegood.local.process.RestartedPlatform;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Pays by hand what the gateway declines, resumes parked refunds and confirms brakes. Is safe for several threads. */
final class Operator {
    private static final String NAME = "anna";
    private static final int CONFLICT = 409;

    private final RestartedPlatform platform;
    private final ApiClient api;
    private final Accepted accepted;
    private final Map<String, Map<String, Object>> payments = new ConcurrentHashMap<>();

    Operator(RestartedPlatform platform, ApiClient api, Accepted accepted) {
        this.platform = platform;
        this.api = api;
        this.accepted = accepted;
    }

    /**
     * Pays refunds that the gateway declined by its books. Is refused while the refund is under way there, or paid.
     */
    void payByHand(List<Movement> movements) {
        movements.stream()
                .filter(Fate.PAID_BY_HAND::isOf)
                .filter(movement -> movement.status() == Movement.Status.DECLINED)
                .filter(movement -> !accepted.isPaidByHand(movement.key()))
                .forEach(this::pay);
    }

    private void pay(Movement declined) {
        String refund = declined.key();
        var payment = payments.computeIfAbsent(refund, _ -> payment(declined));
        var answer = api.put("operator", NAME, "/refunds/" + refund + "/manual-payment", payment);
        if (answer.status() != CONFLICT) {
            answer.expectSuccess();
            accepted.paidByHand(refund);
        }
    }

    /** Kept for repeats, since a different report would be another payment. */
    private Map<String, Object> payment(Movement declined) {
        String paidAt = platform.clock().now().toString();
        return Map.of(
                "how",
                "bank transfer",
                "paidAt",
                paidAt,
                "reference",
                "bank-" + declined.key(),
                "amountMinor",
                declined.amountMinor());
    }

    void resume() {
        parked().forEach(id -> api.post("operator", NAME, "/refunds/" + id + "/resume", Map.of())
                .expectSuccess());
    }

    /** Confirms the brakes of all mass stockouts. */
    void confirmBrakes() {
        api.get("operator", NAME, "/brakes?limit=100")
                .expectSuccess()
                .path("items")
                .findValuesAsText("brakeId")
                .forEach(id -> api.put(
                                "operator", NAME, "/brakes/" + id + "/confirmation", Map.of("note", "It is right."))
                        .expectSuccess());
    }

    List<String> parked() {
        return api.get("operator", NAME, "/refunds?state=parked&limit=100")
                .expectSuccess()
                .path("items")
                .findValuesAsText("refundId");
    }
}
