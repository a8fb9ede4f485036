package dev.makegood.payment.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.makegood.payment.GatewayHttp;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.GatewayOutcome;
import java.util.Set;

/**
 * Reads an answer of Stripe that is no refund. Only an error that says for certain that nothing moved is a decline;
 * what is not listed here is unknown.
 */
final class StripeError {

    /** Another request holds the payment or the key, or there are too many. */
    private static final Set<String> BUSY = Set.of("lock_timeout", "rate_limit", "idempotency_key_in_use");

    private static final Set<Integer> BUSY_STATUSES = Set.of(409, 429);

    /** The balance from which Stripe pays is too low. A person must fill it; the refund is neither refused nor tried. */
    private static final Set<String> NO_BALANCE = Set.of("balance_insufficient", "insufficient_funds");

    /** The state of the payment refuses the refund. A person can change some of these. */
    private static final Set<String> REFUSALS = Set.of(
            "charge_already_refunded", "charge_disputed", "refund_disputed_payment", "payment_intent_unexpected_state");

    /** Stripe never moves such an amount. */
    private static final Set<String> NO_AMOUNT = Set.of("amount_too_large", "amount_too_small");

    private static final Set<Integer> REFUSING = Set.of(400, 402);

    private StripeError() {}

    /** Reads the answer to a refund that was sent. */
    static GatewayOutcome toRefund(GatewayHttp.Answer answer) {
        JsonNode error = error(answer);
        String code = code(error);
        if (REFUSING.contains(answer.status()) && NO_BALANCE.contains(code)) {
            return new GatewayOutcome.NoBalance("Stripe says " + code);
        }
        if (REFUSING.contains(answer.status()) && NO_AMOUNT.contains(code)) {
            return new GatewayOutcome.Forbidden("Stripe says " + code);
        }
        // An amount above what is left of the payment has no code, but names the parameter.
        boolean amount = error.path("type").asText().equals("invalid_request_error")
                && error.path("param").asText().equals("amount");
        if (REFUSING.contains(answer.status()) && (REFUSALS.contains(code) || amount)) {
            return new GatewayOutcome.Declined(
                    GatewayJson.text(error, "message").orElse("Stripe says " + code));
        }
        return toList(answer);
    }

    /** Reads the answer to a list, which refuses no refund. */
    static GatewayOutcome toList(GatewayHttp.Answer answer) {
        String code = code(error(answer));
        return BUSY.contains(code) || BUSY_STATUSES.contains(answer.status())
                ? new GatewayOutcome.NotNow(answer.retryAfter(), "Stripe is busy: " + answer.status() + " " + code)
                : new GatewayOutcome.Unknown("Stripe answered " + answer.status() + " " + code);
    }

    private static JsonNode error(GatewayHttp.Answer answer) {
        return GatewayJson.object(answer.body())
                .map(object -> object.path("error"))
                .orElse(MissingNode.getInstance());
    }

    /** Returns the code, which is logged; anything but a plain word is left out. */
    private static String code(JsonNode error) {
        String code = error.path("code").asText();
        return code.matches("[a-z_]{1,60}") ? code : "without a code";
    }
}
