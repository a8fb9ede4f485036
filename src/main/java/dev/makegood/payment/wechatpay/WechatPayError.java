package dev.makegood.payment.wechatpay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.RetryAfter;
import java.net.http.HttpResponse;
import java.util.Set;

/**
 * Reads an answer of WeChat Pay that is no refund. Only an error of which WeChat Pay says that the refund was not
 * accepted is a decline; what is not listed here is unknown.
 */
final class WechatPayError {
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY = 429;

    /** Too many calls, of the merchant or about one payment. */
    private static final Set<String> BUSY = Set.of("FREQUENCY_LIMITED", "FREQUENCY_LIMIT_EXCEED", "RATELIMIT_EXCEEDED");

    /** The balance from which the refund is paid is too low. A person must fill it; the same number is sent again. */
    private static final String NO_BALANCE = "NOT_ENOUGH";

    /** WeChat Pay says of these that the refund was not accepted. */
    private static final Set<String> REFUSALS =
            Set.of("INVALID_REQUEST", "USER_ACCOUNT_ABNORMAL", "NO_AUTH", "REQUEST_BLOCKED");

    /** WeChat Pay has no such payment or refund. */
    private static final String NONE = "RESOURCE_NOT_EXISTS";

    private WechatPayError() {}

    /** Reads the answer to a refund that was sent. */
    static GatewayOutcome toRefund(HttpResponse<byte[]> answer) {
        JsonNode error = error(answer);
        String code = code(error);
        boolean refused = REFUSALS.contains(code) || answer.statusCode() == NOT_FOUND && code.equals(NONE);
        if (answer.statusCode() / 100 == 4 && refused) {
            return new GatewayOutcome.Declined(code
                    + GatewayJson.text(error, "message")
                            .map(message -> ": " + message)
                            .orElse(""));
        }
        if (answer.statusCode() / 100 == 4 && code.equals(NO_BALANCE)) {
            return new GatewayOutcome.NoBalance("WeChat Pay says " + code);
        }
        return other(answer, code);
    }

    /** Reads the answer to a look-up, which refuses no refund. */
    static GatewayOutcome toFind(HttpResponse<byte[]> answer) {
        String code = code(error(answer));
        return answer.statusCode() == NOT_FOUND && code.equals(NONE)
                ? new GatewayOutcome.NotFound()
                : other(answer, code);
    }

    private static GatewayOutcome other(HttpResponse<byte[]> answer, String code) {
        return answer.statusCode() == TOO_MANY || BUSY.contains(code)
                ? new GatewayOutcome.NotNow(
                        RetryAfter.of(answer), "WeChat Pay is busy: " + answer.statusCode() + " " + code)
                : new GatewayOutcome.Unknown("WeChat Pay answered " + answer.statusCode() + " " + code);
    }

    private static JsonNode error(HttpResponse<byte[]> answer) {
        return GatewayJson.object(answer.body()).orElse(MissingNode.getInstance());
    }

    /** Returns the code, which is logged; anything but a plain word is left out. */
    private static String code(JsonNode error) {
        String code = error.path("code").asText();
        return code.matches("[A-Z_]{1,60}") ? code : "without a code";
    }
}
