package dev.makegood.payment.wechatpay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.payment.EventOrigin.NamedPayment;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.RefundRequest;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * Holds a refund as WeChat Pay describes it, in an answer or in a notification.
 *
 * @param id WeChat Pay's own number of the refund
 * @param number ours
 */
record WechatPayRefund(String id, String number, JsonNode json) {

    /** Begins the names of the merchant's own accounts in {@code user_received_account}: "shanghu", merchant. */
    private static final String MERCHANTS_OWN = "\u5546\u6237";

    /** Reads a refund; empty if the object is none. */
    static Optional<WechatPayRefund> read(JsonNode json) {
        return GatewayJson.text(json, "refund_id")
                .flatMap(id ->
                        GatewayJson.text(json, "out_refund_no").map(number -> new WechatPayRefund(id, number, json)));
    }

    /** Returns the amount, of which WeChat Pay's own coupons may pay a part; empty if it is unreadable. */
    Optional<Money> amount() {
        JsonNode number = json.at("/amount/refund");
        String currency = json.at("/amount/currency").asText(WechatPayPayment.CURRENCY.getCode());
        return number.isIntegralNumber()
                        && number.canConvertToLong()
                        && number.longValue() > 0
                        && currency.equals(WechatPayPayment.CURRENCY.getCode())
                ? Optional.of(Money.ofMinor(WechatPayPayment.CURRENCY, number.longValue()))
                : Optional.empty();
    }

    /** Returns what the buyer gets: the amount without what WeChat Pay's own coupons had paid. */
    private Optional<Money> toBuyer() {
        JsonNode number = json.at("/amount/payer_refund");
        return number.isIntegralNumber() && number.canConvertToLong()
                ? Optional.of(Money.ofMinor(WechatPayPayment.CURRENCY, number.longValue()))
                : Optional.empty();
    }

    /** Returns the payment that it refunds; empty if it names none. Every notification names it, not every answer. */
    Optional<NamedPayment> payment() {
        return GatewayJson.text(json, "transaction_id")
                .map(id -> new NamedPayment(Set.of(id), GatewayJson.text(json, "sub_mchid")));
    }

    /** Returns what it says about a request; unknown if it is about another payment, amount or number. */
    GatewayOutcome outcome(RefundRequest request, WechatPayPayment paid, WechatPayOptions options) {
        if (!number.equals(request.number())) {
            return another("number");
        }
        if (!amount().equals(Optional.of(request.amount()))) {
            return another("amount");
        }
        return isOf(paid) ? outcome(paid.mayBeAdvanced(options)) : another("payment");
    }

    /** Returns true unless it names another payment. Not every answer names it. */
    private boolean isOf(WechatPayPayment paid) {
        String merchant = paid.merchant().orElse("");
        long total = paid.total().getAmountMinorLong();
        return json.path("transaction_id").asText(paid.transaction()).equals(paid.transaction())
                && json.path("sub_mchid").asText(merchant).equals(merchant)
                && json.at("/amount/total").asLong(total) == total;
    }

    /** Returns true if it says who paid: the merchant, or the platform in its place. */
    boolean saysWhoPaid() {
        return json.at("/amount/advance").isIntegralNumber()
                || !json.path("refund_account").asText().isEmpty();
    }

    /** Returns what the platform paid in place of the merchant. */
    private Optional<Money> advanced() {
        JsonNode number = json.at("/amount/advance");
        if (number.isIntegralNumber() && number.canConvertToLong()) {
            return Optional.of(Money.ofMinor(WechatPayPayment.CURRENCY, number.longValue()))
                    .filter(Money::isPositive);
        }
        return json.path("refund_account").asText().equals(WechatPayOptions.PLATFORM_ADVANCES)
                ? amount()
                : Optional.empty();
    }

    private static GatewayOutcome another(String field) {
        return new GatewayOutcome.Unknown("WeChat Pay's answer is about another " + field);
    }

    /**
     * Returns what its status means, and if the platform may have paid, what it did. An answer without a status only says that WeChat Pay has accepted the refund.
     * <p>{@code ABNORMAL} is neither an end nor paid again: WeChat Pay holds the money, and a person there can still send
     * it to the buyer. Only if that person sends it back to the merchant, the money has come back.
     */
    GatewayOutcome outcome(boolean mayBeAdvanced) {
        return switch (status()) {
            case "SUCCESS" ->
                json.path("user_received_account").asText().startsWith(MERCHANTS_OWN)
                        ? new GatewayOutcome.Returned("sent back to the merchant's own account")
                        : new GatewayOutcome.Done(id, toBuyer(), mayBeAdvanced ? advanced() : Optional.empty());
            case "PROCESSING", "" -> new GatewayOutcome.Pending(id);
            case "CLOSED" -> new GatewayOutcome.Returned("CLOSED");
            case "ABNORMAL" ->
                new GatewayOutcome.Held(
                        "ABNORMAL: the buyer's account takes no money; a person must act at WeChat Pay");
            default -> new GatewayOutcome.Unknown("WeChat Pay's answer has an unknown status");
        };
    }

    /** Returns its status; empty if there is none. */
    String status() {
        return json.path("status").asText(json.path("refund_status").asText());
    }
}
