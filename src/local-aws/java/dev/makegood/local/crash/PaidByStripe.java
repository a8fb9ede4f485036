package dev.makegood.local.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.local.client.OrderBody;
import dev.makegood.local.gateway.Movement;
import dev.makegood.local.stripe.Localstripe;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Is a localstripe. It ignores idempotency keys, so that only our own look at the payment's refunds keeps a refund from
 * being paid twice. It has no pending or declined refunds.
 */
final class PaidByStripe implements Provider {
    private final Localstripe stripe;
    private final String card;
    private final Map<String, String> payments = new ConcurrentHashMap<>();

    PaidByStripe(URI address) {
        stripe = new Localstripe(address);
        card = stripe.card();
    }

    @Override
    public List<OrderBody.Payment> pay(String orderId, long amountMinor) {
        String payment = stripe.payment(card, amountMinor);
        payments.put(orderId, payment);
        return List.of(new OrderBody.Payment("stripe", payment, amountMinor));
    }

    @Override
    public List<Movement> movements() {
        Map<String, List<JsonNode>> byKey = refunds().stream()
                .collect(Collectors.groupingBy(
                        refund -> refund.at("/metadata/key").asText(), LinkedHashMap::new, Collectors.toList()));
        return byKey.entrySet().stream()
                .map(one -> movement(one.getKey(), one.getValue()))
                .toList();
    }

    private static Movement movement(String key, List<JsonNode> refunds) {
        JsonNode first = refunds.getFirst();
        return new Movement(
                key,
                order(first),
                first.path("amount").longValue(),
                "CNY",
                Movement.Status.DONE,
                first.path("id").asText(),
                null,
                refunds.size(),
                refunds.size(),
                0);
    }

    @Override
    public List<String> anomalies() {
        return refunds().stream()
                .filter(refund -> !refund.path("payment_intent").asText().equals(payments.get(order(refund))))
                .map(refund -> "not of the payment of its order: " + refund)
                .toList();
    }

    /** Returns the refunds of this run's payments. */
    private List<JsonNode> refunds() {
        return stripe.refunds().stream()
                .filter(refund ->
                        payments.containsValue(refund.path("payment_intent").asText()))
                .toList();
    }

    private static String order(JsonNode refund) {
        return refund.at("/metadata/order").asText();
    }

    @Override
    public boolean playsFates() {
        return false;
    }

    /**
     * {@inheritDoc} Since keys are forgotten, a claim must outlive the worker that holds it: at five times the speed of
     * a real clock it lasts 24 seconds, and a worker has its answer within 13.
     */
    @Override
    public Duration quarter() {
        return Duration.ofSeconds(1);
    }
}
