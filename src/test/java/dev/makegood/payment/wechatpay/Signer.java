package dev.makegood.payment.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.wechat.pay.java.core.cipher.AeadAesCipher;
import com.wechat.pay.java.core.cipher.RSASigner;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.RefundRequest;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Signs as WeChat Pay does, with the SDK's own signer, and writes notifications, with the SDK's own cipher. */
public record Signer(String serial, KeyPair pair) {
    public static final Signer GENUINE = new Signer(Accounts.KEY_ID, Accounts.WECHAT_PAY);
    public static final Signer FORGER = new Signer(Accounts.KEY_ID, Accounts.STRANGER);
    public static final Signer NOBODY = new Signer("", null);

    private static final String NONCE = "Bj21zTDBgoXM";

    /** Returns the headers, by their names in lower case. */
    public Map<String, String> headers(String body, Instant at) {
        if (pair == null) {
            return Map.of();
        }
        String time = Long.toString(at.getEpochSecond());
        String message = time + "\n" + NONCE + "\n" + body + "\n";
        return Map.of(
                "wechatpay-timestamp", time,
                "wechatpay-nonce", NONCE,
                "wechatpay-serial", serial,
                "wechatpay-signature",
                        new RSASigner(serial, pair.getPrivate()).sign(message).getSign());
    }

    /** Returns the body of a notification. */
    public static String notification(RefundRequest request, String status, String account) {
        return notification(request, status, account, Accounts.API_KEY);
    }

    static String notification(RefundRequest request, String status, String account, String apiKey) {
        return notification(request, status, account, apiKey, Optional.of("REFUND_SOURCE_PARTNER_ADVANCE"));
    }

    /** Returns the body of a notification that says who paid the refund of a merchant, or does not. */
    static String notification(
            RefundRequest request, String status, String account, String apiKey, Optional<String> whoPaid) {
        var plain = JsonNodeFactory.instance
                .objectNode()
                .put(
                        "transaction_id",
                        request.payment().map(OrderPayment::reference).orElse("4200000000202611300000000001"))
                .put("out_trade_no", "T-1")
                .put("refund_id", "50300001")
                .put("out_refund_no", request.number())
                .put("refund_status", status)
                .put("user_received_account", account);
        request.payment()
                .flatMap(OrderPayment::subMerchant)
                .ifPresentOrElse(
                        merchant -> plain.put("sp_mchid", Accounts.MERCHANT_ID).put("sub_mchid", merchant),
                        () -> plain.put("mchid", Accounts.MERCHANT_ID));
        if (plain.has("sub_mchid")) {
            whoPaid.ifPresent(who -> plain.put("refund_account", who));
        }
        plain.putObject("amount")
                .put("total", 10_000)
                .put("refund", request.amount().getAmountMinorLong())
                .put("payer_total", 9_000)
                .put("payer_refund", request.amount().getAmountMinorLong() * 9 / 10);
        return encrypted("REFUND." + status, plain.toString(), apiKey);
    }

    static String encrypted(String type, String plain, String apiKey) {
        var event = JsonNodeFactory.instance
                .objectNode()
                .put("id", "EV-2018022511223320873")
                .put("create_time", "2026-03-02T12:00:00+08:00")
                .put("resource_type", "encrypt-resource")
                .put("event_type", type)
                .put("summary", "退款");
        event.putObject("resource")
                .put("algorithm", "AEAD_AES_256_GCM")
                .put("original_type", "refund")
                .put(
                        "ciphertext",
                        new AeadAesCipher(bytes(apiKey)).encrypt(bytes("refund"), bytes(NONCE), bytes(plain)))
                .put("nonce", NONCE)
                .put("associated_data", "refund");
        return event.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
