package dev.makegood.payment.alipay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.GatewayOutcome;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an answer of Alipay that is no success. Only an error that says for certain that nothing moved is a decline; what
 * is not listed here is unknown.
 */
final class AlipayError {
    /** The request was understood and refused, with a code of its own. */
    private static final String BUSINESS_FAILED = "40004";

    /** Too many calls. */
    private static final String CALL_LIMITED = "40005";

    /** The balance from which the refund is paid is too low. A person must fill it; the same number is sent again. */
    private static final String NO_BALANCE = "ACQ.SELLER_BALANCE_NOT_ENOUGH";

    /** Alipay refuses this refund of this payment, as it will each time. */
    private static final Set<String> REFUSALS = Set.of(
            "ACQ.DISCORDANT_REPEAT_REQUEST",
            "ACQ.NOT_ALLOW_PARTIAL_REFUND",
            "ACQ.ONLINE_TRADE_VOUCHER_NOT_ALLOW_REFUND",
            "ACQ.REASON_TRADE_BEEN_FREEZEN",
            "ACQ.REASON_TRADE_REFUND_FEE_ERR",
            "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL",
            "ACQ.REFUND_FEE_ERROR",
            "ACQ.TRADE_HAS_FINISHED",
            "ACQ.TRADE_NOT_ALLOW_REFUND",
            "ACQ.TRADE_NOT_EXIST",
            "ACQ.TRADE_STATUS_ERROR");

    private AlipayError() {}

    /** Reads the answer to a refund that was sent. */
    static GatewayOutcome toRefund(JsonNode answer) {
        boolean refused = answer.path("code").asText().equals(BUSINESS_FAILED);
        String code = code(answer);
        if (refused && REFUSALS.contains(code)) {
            return new GatewayOutcome.Declined(code
                    + GatewayJson.text(answer, "sub_msg")
                            .map(text -> ": " + text)
                            .orElse(""));
        }
        if (refused && code.equals(NO_BALANCE)) {
            return new GatewayOutcome.NoBalance("Alipay says " + code);
        }
        return toFind(answer);
    }

    /** Reads the answer to a look-up, which refuses no refund. */
    static GatewayOutcome toFind(JsonNode answer) {
        String code = code(answer);
        return answer.path("code").asText().equals(CALL_LIMITED)
                ? new GatewayOutcome.NotNow(Optional.empty(), "Alipay is busy: " + code)
                : new GatewayOutcome.Unknown("Alipay answered " + code);
    }

    /** Returns the code, which is logged; anything but a plain word is left out. */
    private static String code(JsonNode answer) {
        String code = answer.path("sub_code").asText(answer.path("code").asText());
        return code.matches("[A-Za-z0-9._-]{1,80}") ? code : "without a code";
    }
}
