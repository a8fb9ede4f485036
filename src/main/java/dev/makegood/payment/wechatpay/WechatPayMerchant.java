package dev.makegood.payment.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.RsaKeys;
import dev.makegood.secret.Secret;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Holds our own account at WeChat Pay, and signs requests as it.
 *
 * @param id the merchant's number ({@code mchid}); of a platform, its own
 * @param serial of the merchant's certificate
 * @param key the private key of that certificate
 */
record WechatPayMerchant(String id, String serial, PrivateKey key) {
    private static final Pattern ID = Pattern.compile("[0-9]{1,32}");
    private static final Pattern SERIAL = Pattern.compile("[0-9A-F]{1,64}");

    /**
     * Reads the account from its secret, a JSON object with {@code mchid}, {@code serial} and {@code privateKey}. They
     * stand in one secret since a new certificate changes two of them at once.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static WechatPayMerchant of(Secret secret) {
        JsonNode json = GatewayJson.object(secret.current().getBytes(UTF_8)).orElseThrow(WechatPayMerchant::malformed);
        String id = json.path("mchid").asText();
        String serial = json.path("serial").asText();
        if (!ID.matcher(id).matches() || !SERIAL.matcher(serial).matches()) {
            throw malformed();
        }
        try {
            return new WechatPayMerchant(
                    id, serial, RsaKeys.privateKey(json.path("privateKey").asText()));
        } catch (IllegalArgumentException noKey) {
            throw malformed();
        }
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException(
                "the secret of WechatPayMerchantSecret must be {\"mchid\", \"serial\", \"privateKey\"}");
    }

    /**
     * Returns the header {@code Authorization} of a request.
     *
     * @param path with the query
     * @param body exactly the text that is sent; empty without a body
     */
    String authorization(String method, String path, String body, Instant now) {
        String nonce = UUID.randomUUID().toString().replace("-", "");
        String message = method + "\n" + path + "\n" + now.getEpochSecond() + "\n" + nonce + "\n" + body + "\n";
        return "WECHATPAY2-SHA256-RSA2048 mchid=\"%s\",nonce_str=\"%s\",timestamp=\"%d\",serial_no=\"%s\",signature=\"%s\""
                .formatted(id, nonce, now.getEpochSecond(), serial, RsaKeys.sign(key, message.getBytes(UTF_8)));
    }

    @Override
    public String toString() {
        return "WechatPayMerchant[id=" + id + ", serial=" + serial + "]";
    }
}
