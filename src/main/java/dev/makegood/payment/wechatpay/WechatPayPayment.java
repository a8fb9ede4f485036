package dev.makegood.payment.wechatpay;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.payment.RefundRequest;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Names the payment of a refund as WeChat Pay does, and says where refunds of it are asked for.
 *
 * @param transaction WeChat Pay's own number of the payment
 * @param merchant the merchant that was paid through us ({@code sub_mchid}); absent if we were paid ourselves
 * @param total what was paid, before WeChat Pay's own coupons
 */
record WechatPayPayment(String transaction, Optional<String> merchant, Money total) {
    /** The only currency of these calls. */
    static final CurrencyUnit CURRENCY = CurrencyUnit.of("CNY");

    /** The most characters of {@code notify_url}. */
    private static final int LONGEST_URL = 256;

    private static final Pattern TRANSACTION = Pattern.compile("[0-9]{10,32}");
    private static final Pattern MERCHANT = Pattern.compile("[0-9]{1,32}");

    /** Returns the payment; empty if the order did not say how it was paid, or not in WeChat Pay's terms. */
    static Optional<WechatPayPayment> of(RefundRequest request) {
        return request.payment()
                .filter(payment -> TRANSACTION.matcher(payment.reference()).matches())
                .filter(payment -> payment.subMerchant()
                        .map(id -> MERCHANT.matcher(id).matches())
                        .orElse(true))
                .filter(payment -> payment.total().getCurrencyUnit().equals(CURRENCY)
                        && request.amount().getCurrencyUnit().equals(CURRENCY))
                .map(payment -> new WechatPayPayment(payment.reference(), payment.subMerchant(), payment.total()));
    }

    /** Returns true if an e-commerce platform's own calls refund it. */
    private boolean isOfPlatform(WechatPayOptions options) {
        return merchant.isPresent() && options.platformAppId().isPresent();
    }

    /** Returns true if the platform pays its refund where the merchant's balance is too low. */
    boolean mayBeAdvanced(WechatPayOptions options) {
        return isOfPlatform(options) && options.advances();
    }

    /** Returns where a refund is sent to. */
    String refunds(WechatPayOptions options) {
        return isOfPlatform(options) ? "/v3/ecommerce/refunds/apply" : "/v3/refund/domestic/refunds";
    }

    /** Returns where a refund is looked up by our number. */
    String refund(String number, WechatPayOptions options) {
        String path = isOfPlatform(options) ? "/v3/ecommerce/refunds/out-refund-no/" : "/v3/refund/domestic/refunds/";
        return path + number + merchant.map(id -> "?sub_mchid=" + id).orElse("");
    }

    /** Returns the request for a refund. */
    ObjectNode body(RefundRequest request, WechatPayOptions options) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        merchant.ifPresent(id -> body.put("sub_mchid", id));
        if (isOfPlatform(options)) {
            body.put("sp_appid", options.platformAppId().orElseThrow());
            options.refundAccount().ifPresent(account -> body.put("refund_account", account));
        }
        body.put("transaction_id", transaction).put("out_refund_no", request.number());
        options.webhook()
                .flatMap(webhook -> address(webhook, request.key()))
                .ifPresent(url -> body.put("notify_url", url));
        body.putObject("amount")
                .put("refund", request.amount().getAmountMinorLong())
                .put("total", total.getAmountMinorLong())
                .put("currency", CURRENCY.getCode());
        return body;
    }

    /**
     * Returns the address at which WeChat Pay shall tell about a refund. It names our key, which WeChat Pay does not
     * repeat. Empty if it is longer than WeChat Pay takes; then the refund is only asked for.
     */
    private static Optional<String> address(URI webhook, String key) {
        String base = webhook.toString().replaceFirst("/+$", "");
        String path = Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(US_ASCII));
        return Optional.of(base + "/" + path).filter(url -> url.length() <= LONGEST_URL);
    }
}
