package dev.makegood.payment.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.payment.EventOrigin.NamedPayment;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.RefundRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * Holds a refund as Stripe describes it. Its metadata has our number, our key in pieces that Stripe takes, and the
 * order's id.
 *
 * @param json an object with an id
 */
record StripeRefund(String id, JsonNode json) {
    private static final String NUMBER = "number";
    private static final String KEY = "key";

    /** The most characters of a value of metadata. */
    static final int LONGEST_VALUE = 500;

    /** Reads a refund; empty if the object is none. */
    static Optional<StripeRefund> read(JsonNode json) {
        return json.isObject() && json.path("object").asText().equals("refund")
                ? GatewayJson.text(json, "id").map(id -> new StripeRefund(id, json))
                : Optional.empty();
    }

    /** Returns the metadata of a request. A key that is too long for one value goes on in key2, key3 and so on. */
    static Map<String, String> metadata(RefundRequest request) {
        var metadata = new LinkedHashMap<String, String>();
        metadata.put(NUMBER, request.number());
        metadata.put("order", request.orderId());
        String key = request.key();
        for (int piece = 0; piece * LONGEST_VALUE < key.length(); piece++) {
            int end = Math.min(key.length(), (piece + 1) * LONGEST_VALUE);
            metadata.put(name(piece), key.substring(piece * LONGEST_VALUE, end));
        }
        return metadata;
    }

    private static String name(int piece) {
        return piece == 0 ? KEY : KEY + (piece + 1);
    }

    /** Returns true if the number is of this request, whose key may be too long to be compared by Stripe. */
    boolean isOf(RefundRequest request) {
        return request.number().equals(json.path("metadata").path(NUMBER).textValue());
    }

    /** Returns our key; empty if the refund is none of ours. */
    Optional<String> key() {
        JsonNode metadata = json.path("metadata");
        var key = new StringBuilder();
        for (int piece = 0; metadata.path(name(piece)).isTextual(); piece++) {
            key.append(metadata.path(name(piece)).textValue());
        }
        return Optional.of(key.toString())
                .filter(ours -> !ours.isEmpty() && ours.length() <= RefundRequest.LONGEST_KEY)
                .filter(ours ->
                        RefundRequest.number(ours).equals(metadata.path(NUMBER).textValue()));
    }

    /** Returns the amount; empty if it is unreadable. */
    Optional<Money> amount() {
        JsonNode number = json.path("amount");
        return number.isIntegralNumber() && number.canConvertToLong() && number.longValue() > 0
                ? GatewayJson.text(json, "currency")
                        .flatMap(currency -> StripeAmount.money(currency, number.longValue()))
                : Optional.empty();
    }

    /**
     * Returns the payment that it refunds.
     *
     * @param account the connected account that has it; absent if the platform itself has
     */
    NamedPayment payment(Optional<String> account) {
        return new NamedPayment(
                Stream.of("payment_intent", "charge")
                        .flatMap(field -> GatewayJson.text(json, field).stream())
                        .collect(Collectors.toSet()),
                account);
    }

    /** Returns what it says about a request; unknown if it is about another payment, amount or number. */
    GatewayOutcome outcome(RefundRequest request, StripeCharge paid) {
        if (!isOf(request)) {
            return another("number");
        }
        if (!amount().equals(Optional.of(request.amount()))) {
            return another("amount");
        }
        return paid.id().equals(json.path(paid.parameter()).textValue()) ? outcome() : another("payment");
    }

    private static GatewayOutcome another(String field) {
        return new GatewayOutcome.Unknown("Stripe's answer is about another " + field);
    }

    /**
     * Returns what its status means.
     * <p>Failed and canceled are {@link GatewayOutcome.Returned}, whether Stripe had said "succeeded" before or not: the
     * amount is on the balance again, this refund never moves money any more, and the next payment needs another number.
     */
    GatewayOutcome outcome() {
        String status = json.path("status").asText();
        return switch (status) {
            case "succeeded" -> new GatewayOutcome.Done(id);
            case "pending", "requires_action" -> new GatewayOutcome.Pending(id);
            case "failed", "canceled" ->
                new GatewayOutcome.Returned(GatewayJson.text(json, "failure_reason")
                        .map(reason -> status + ": " + reason)
                        .orElse(status));
            default -> new GatewayOutcome.Unknown("Stripe's answer has an unknown status");
        };
    }
}
