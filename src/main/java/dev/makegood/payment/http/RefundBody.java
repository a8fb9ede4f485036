package dev.makegood.payment.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.payment.RefundRequest;

/** Writes the body of a refund's request. */
final class RefundBody {
    private RefundBody() {}

    static ObjectNode of(RefundRequest request) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("key", request.key())
                .put("number", request.number())
                .put("orderId", request.orderId())
                .put("amountMinor", request.amount().getAmountMinorLong())
                .put("currency", request.amount().getCurrencyUnit().getCode());
        request.payment().ifPresent(payment -> {
            ObjectNode of = body.putObject("payment")
                    .put("reference", payment.reference())
                    .put("totalMinor", payment.total().getAmountMinorLong());
            payment.subMerchant().ifPresent(merchant -> of.put("subMerchant", merchant));
        });
        return body;
    }
}
