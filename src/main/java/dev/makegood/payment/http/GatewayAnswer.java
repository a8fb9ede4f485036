package dev.makegood.payment.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayOutcome.Declined;
import dev.makegood.payment.GatewayOutcome.Done;
import dev.makegood.payment.GatewayOutcome.Forbidden;
import dev.makegood.payment.GatewayOutcome.NoBalance;
import dev.makegood.payment.GatewayOutcome.NotFound;
import dev.makegood.payment.GatewayOutcome.NotNow;
import dev.makegood.payment.GatewayOutcome.Pending;
import dev.makegood.payment.GatewayOutcome.Returned;
import dev.makegood.payment.GatewayOutcome.Unknown;
import dev.makegood.payment.RefundRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.joda.money.Money;

/**
 * Reads one HTTP answer. Accepts only a complete, well-formed statement about exactly the requested refund. Everything
 * else is {@link Unknown} with the reason: accepting a wrong answer costs money, asking again does not.
 */
final class GatewayAnswer {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;

    /**
     * Statuses that come from a proxy in front of the gateway, or from before the gateway looked at the key. They say
     * nothing about the money.
     */
    private static final Set<Integer> SAYING_NOTHING = Set.of(401, 403, 407, 408, 421, 425);

    /** The fields of a request that an answer may repeat. */
    private static final List<String> REPEATED =
            List.of("key", "number", "orderId", "amountMinor", "currency", "payment");

    private GatewayAnswer() {}

    /**
     * Reads the answer to a refund request.
     *
     * @param retryAfter the answer's header; absent if it is missing or unreadable
     */
    static GatewayOutcome toRefund(int status, Optional<Duration> retryAfter, byte[] body, RefundRequest asked) {
        return status == TOO_MANY ? notNow(retryAfter) : read(status, retryAfter, body, asked, Forbidden::new);
    }

    /**
     * Reads the answer to a look-up. Any 404 is {@link NotFound}: if that is wrong, the key still prevents a second
     * payment.
     */
    static GatewayOutcome toFind(int status, Optional<Duration> retryAfter, byte[] body, RefundRequest asked) {
        return switch (status) {
            case NOT_FOUND -> new NotFound();
            case TOO_MANY -> notNow(retryAfter);
            default -> read(status, retryAfter, body, asked, _ -> unknownStatus(status));
        };
    }

    /** Returns that the gateway is busy, whatever the body says: this status moves no money. */
    private static GatewayOutcome notNow(Optional<Duration> retryAfter) {
        return new NotNow(retryAfter, "too many calls");
    }

    private static GatewayOutcome read(
            int status,
            Optional<Duration> retryAfter,
            byte[] body,
            RefundRequest asked,
            Function<String, GatewayOutcome> forbidden) {
        boolean refusal = status >= 400 && status < 500 && !SAYING_NOTHING.contains(status);
        if (status != OK && !refusal) {
            return new Unknown("the gateway answered " + status);
        }
        Optional<JsonNode> object = GatewayJson.object(body);
        if (object.isEmpty()) {
            return new Unknown("the gateway answered %d without one JSON object".formatted(status));
        }
        JsonNode answer = object.get();
        Optional<String> stranger = otherThanAsked(answer, asked);
        if (stranger.isPresent()) {
            return new Unknown("the gateway's answer is about another " + stranger.get());
        }
        String reason = GatewayJson.text(answer, "reason").orElse("no reason given");
        return switch (GatewayJson.text(answer, "status").orElse("")) {
            case "declined", "failed" -> new Declined(reason);
            case "busy" -> new NotNow(retryAfter, reason);
            case "noBalance" -> new NoBalance(reason);
            case "forbidden" -> forbidden.apply(reason);
            case "done" -> moved(refusal, answer, status, reference -> new Done(reference, toBuyer(answer)));
            case "pending" -> moved(refusal, answer, status, Pending::new);
            case "returned" -> refusal ? unknownStatus(status) : new Returned(reason);
            default -> unknownStatus(status);
        };
    }

    private static GatewayOutcome moved(
            boolean refusal, JsonNode answer, int status, Function<String, GatewayOutcome> outcome) {
        return refusal
                ? unknownStatus(status)
                : GatewayJson.text(answer, "reference")
                        .map(outcome)
                        .orElseGet(() -> new Unknown("the gateway's answer has no readable reference"));
    }

    /** Returns what the buyer gets; empty without a whole number and its currency. */
    private static Optional<Money> toBuyer(JsonNode answer) {
        return GatewayJson.minor(answer, "buyerMinor", answer.path("currency").asText());
    }

    private static GatewayOutcome unknownStatus(int status) {
        return new Unknown("the gateway answered %d with an unknown status".formatted(status));
    }

    /**
     * Returns the name of a field that differs from the request. The gateway need not repeat the request, but any field
     * that it repeats must be equal.
     */
    private static Optional<String> otherThanAsked(JsonNode answer, RefundRequest asked) {
        JsonNode request = RefundBody.of(asked);
        return REPEATED.stream()
                .filter(field -> answer.hasNonNull(field) && !repeats(answer.get(field), request.path(field)))
                .findFirst();
    }

    /** Returns true if what an answer repeats was asked; of an object it may repeat a part. */
    private static boolean repeats(JsonNode answer, JsonNode asked) {
        if (answer.isObject()) {
            return answer.properties().stream()
                    .allMatch(field ->
                            field.getValue().isNull() || repeats(field.getValue(), asked.path(field.getKey())));
        }
        return answer.isIntegralNumber() && asked.isIntegralNumber()
                ? answer.canConvertToLong() && answer.longValue() == asked.longValue()
                : answer.equals(asked);
    }
}
