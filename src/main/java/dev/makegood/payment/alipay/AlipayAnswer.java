package dev.makegood.payment.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.RsaKeys;
import dev.makegood.secret.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads an answer of Alipay, whose signature covers exactly the text of one field. */
final class AlipayAnswer {
    private static final JsonFactory JSON = new JsonFactory();

    private AlipayAnswer() {}

    /**
     * Returns the answer of a method.
     *
     * @param method such as {@code alipay.trade.refund}
     * @param key the secret with Alipay's public key, or its certificate
     * @return empty if the answer is not signed by Alipay, or about another method
     * @throws IllegalArgumentException if the secret holds no key
     */
    static Optional<JsonNode> of(String method, byte[] body, Secret key) {
        String field = method.replace('.', '_') + "_response";
        Optional<JsonNode> object = GatewayJson.object(body);
        String signature = object.map(json -> json.path("sign").asText()).orElse("");
        Optional<String> signed = object.flatMap(_ -> text(new String(body, UTF_8), field));
        if (signature.isEmpty() || signed.isEmpty()) {
            return Optional.empty();
        }
        byte[] message = signed.get().getBytes(UTF_8);
        // A signature that does not fit may be of a key that was changed just now.
        return fits(key.accepted(), message, signature) || fits(key.acceptedLatest(), message, signature)
                ? object.map(json -> json.path(field))
                : Optional.empty();
    }

    private static boolean fits(List<String> keys, byte[] message, String signature) {
        return keys.stream().anyMatch(key -> {
            try {
                return RsaKeys.verifies(RsaKeys.publicKey(key), message, signature);
            } catch (IllegalArgumentException noKey) {
                throw new IllegalArgumentException("the secret of AlipayKeySecret must be Alipay's public key");
            }
        });
    }

    /** Returns the text of a field's object as it stands in the answer; empty if there is none. */
    private static Optional<String> text(String body, String field) {
        try (JsonParser json = JSON.createParser(body)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = json.currentName().equals(field);
                json.nextToken();
                int from = (int) json.currentTokenLocation().getCharOffset();
                json.skipChildren();
                if (found && json.currentToken() == JsonToken.END_OBJECT) {
                    int to = (int) json.currentTokenLocation().getCharOffset() + 1;
                    return Optional.of(body.substring(from, to));
                }
            }
            return Optional.empty();
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }
}
