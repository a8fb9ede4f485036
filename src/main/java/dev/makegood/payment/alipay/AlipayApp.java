package dev.makegood.payment.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.input.Percent;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.RsaKeys;
import dev.makegood.secret.Secret;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Holds our own application at Alipay, and signs requests as it (RSA2).
 *
 * @param id the application's number
 * @param key its private key
 */
record AlipayApp(String id, PrivateKey key) {
    /** The times in requests are Alipay's own, eight hours ahead of UTC all year. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.ofHours(8));

    /**
     * Reads the application from its secret, a JSON object with {@code appId} and {@code privateKey}.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static AlipayApp of(Secret secret) {
        JsonNode json = GatewayJson.object(secret.current().getBytes(UTF_8)).orElseThrow(AlipayApp::malformed);
        String id = json.path("appId").asText();
        if (!id.matches("[0-9]{1,32}")) {
            throw malformed();
        }
        try {
            return new AlipayApp(id, RsaKeys.privateKey(json.path("privateKey").asText()));
        } catch (IllegalArgumentException noKey) {
            throw malformed();
        }
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("the secret of AlipayAppSecret must be {\"appId\", \"privateKey\"}");
    }

    /** Returns the query of a call's address: all parameters but the content, which the signature covers too. */
    String query(String method, String content, Instant now) {
        var parameters = new TreeMap<String, String>(Map.of(
                "app_id",
                id,
                "method",
                method,
                "format",
                "JSON",
                "charset",
                "utf-8",
                "sign_type",
                "RSA2",
                "timestamp",
                TIME.format(now),
                "version",
                "1.0",
                "biz_content",
                content));
        String signed = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        parameters.put("sign", RsaKeys.sign(key, signed.getBytes(UTF_8)));
        parameters.remove("biz_content");
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + Percent.encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    @Override
    public String toString() {
        return "AlipayApp[id=" + id + "]";
    }
}
