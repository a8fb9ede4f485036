package dev.makegood.payment.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayOutcome.Declined;
import dev.makegood.payment.GatewayOutcome.Done;
import dev.makegood.payment.GatewayOutcome.NotFound;
import dev.makegood.payment.GatewayOutcome.Pending;
import dev.makegood.payment.GatewayOutcome.Unknown;
import dev.makegood.payment.RefundRequest;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one HTTP answer. Only a complete, well-formed statement about the very refund that was asked for counts;
 * everything else is {@link Unknown} with the reason, because believing a wrong answer costs somebody's money and
 * asking again costs nothing.
 */
final class GatewayAnswer {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    /** Said by whatever guards the gateway, or before it looked at the key: they tell nothing about the money. */
    private static final Set<Integer> SAYING_NOTHING = Set.of(401, 403, 407, 408, 421, 425, 429);

    private GatewayAnswer() {}

    static GatewayOutcome toRefund(int status, byte[] body, RefundRequest asked) {
        return read(status, body, asked.key(), Optional.of(asked));
    }

    /** A 404 of any body is {@link NotFound}: if it was a stray one, the refund that is sent then meets its key. */
    static GatewayOutcome toFind(int status, byte[] body, String key) {
        return status == NOT_FOUND ? new NotFound() : read(status, body, key, Optional.empty());
    }

    private static GatewayOutcome read(int status, byte[] body, String key, Optional<RefundRequest> asked) {
        boolean refusal = status >= 400 && status < 500 && !SAYING_NOTHING.contains(status);
        if (status != OK && !refusal) {
            return new Unknown("the gateway answered " + status);
        }
        Optional<JsonNode> object = GatewayJson.object(body);
        if (object.isEmpty()) {
            return new Unknown("the gateway answered %d without one JSON object".formatted(status));
        }
        JsonNode answer = object.get();
        Optional<String> stranger = otherThanAsked(answer, key, asked);
        if (stranger.isPresent()) {
            return new Unknown("the gateway's answer has another " + stranger.get());
        }
        String said = GatewayJson.text(answer, "status").orElse("");
        if (said.equals("declined")) {
            return new Declined(GatewayJson.text(answer, "reason").orElse("no reason given"));
        }
        if (refusal || !(said.equals("done") || said.equals("pending"))) {
            return new Unknown("the gateway answered %d with a status that we do not know".formatted(status));
        }
        Optional<String> reference = GatewayJson.text(answer, "reference");
        if (reference.isEmpty()) {
            return new Unknown("the gateway's answer has no readable reference");
        }
        return said.equals("done") ? new Done(reference.get()) : new Pending(reference.get());
    }

    /** The gateway need not repeat what it was asked; what it repeats must be the same. */
    private static Optional<String> otherThanAsked(JsonNode answer, String key, Optional<RefundRequest> asked) {
        if (answer.hasNonNull("key") && !key.equals(answer.get("key").textValue())) {
            return Optional.of("key");
        }
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        RefundRequest request = asked.get();
        if (answer.hasNonNull("orderId")
                && !request.orderId().equals(answer.get("orderId").textValue())) {
            return Optional.of("orderId");
        }
        JsonNode minor = answer.path("amountMinor");
        if (answer.hasNonNull("amountMinor")
                && !(minor.isIntegralNumber()
                        && minor.canConvertToLong()
                        && minor.longValue() == request.amount().getAmountMinorLong())) {
            return Optional.of("amountMinor");
        }
        String currency = request.amount().getCurrencyUnit().getCode();
        return answer.hasNonNull("currency")
                        && !currency.equals(answer.get("currency").textValue())
                ? Optional.of("currency")
                : Optional.empty();
    }
}
