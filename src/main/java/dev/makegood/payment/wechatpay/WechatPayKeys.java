package dev.makegood.payment.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.RsaKeys;
import dev.makegood.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Verifies what WeChat Pay signs: its answers and its notifications. A signature names the key by its serial, so that
 * several keys are accepted at once while they change.
 */
final class WechatPayKeys {
    static final String SIGNATURE = "wechatpay-signature";

    /** How far the signed time may differ from ours, either way and inclusive, as WeChat Pay advises. */
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Secret secret;

    /**
     * Holds WeChat Pay's keys.
     *
     * @param secret a JSON object of the keys by their serials: {@code PUB_KEY_ID_...} with a public key, or a platform
     *     certificate's serial with the certificate, both as PEM files
     */
    WechatPayKeys(Secret secret) {
        this.secret = secret;
    }

    /**
     * Checks a message.
     *
     * @param headers by their names in lower case
     * @return why the message is not trusted; empty if it is
     */
    Optional<String> fault(Function<String, Optional<String>> headers, byte[] body, Instant now) {
        String time = headers.apply("wechatpay-timestamp").orElse("");
        String nonce = headers.apply("wechatpay-nonce").orElse("");
        String signature = headers.apply(SIGNATURE).orElse("");
        String serial = headers.apply("wechatpay-serial").orElse("");
        if (signature.isEmpty() || serial.isEmpty() || !time.matches("[0-9]{1,12}")) {
            return Optional.of("There is no signature.");
        }
        byte[] message = message(time, nonce, body);
        // An unknown serial may be of a key that was added just now.
        if (!fits(secret.accepted(), serial, message, signature)
                && !fits(secret.acceptedLatest(), serial, message, signature)) {
            return Optional.of("The signature does not match.");
        }
        Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now);
        return apart.abs().compareTo(WINDOW) <= 0
                ? Optional.empty()
                : Optional.of(
                        "The signature's time differs from ours by more than " + WINDOW.toMinutes() + " minutes.");
    }

    private static byte[] message(String time, String nonce, byte[] body) {
        var message = new ByteArrayOutputStream();
        message.writeBytes((time + "\n" + nonce + "\n").getBytes(UTF_8));
        message.writeBytes(body);
        message.write('\n');
        return message.toByteArray();
    }

    private static boolean fits(List<String> secrets, String serial, byte[] message, String signature) {
        return secrets.stream()
                .map(json -> key(json, serial))
                .flatMap(Optional::stream)
                .anyMatch(key -> RsaKeys.verifies(key, message, signature));
    }

    private static Optional<PublicKey> key(String json, String serial) {
        JsonNode keys = GatewayJson.object(json.getBytes(UTF_8)).orElseThrow(WechatPayKeys::malformed);
        try {
            return Optional.ofNullable(keys.get(serial)).map(JsonNode::asText).map(RsaKeys::publicKey);
        } catch (IllegalArgumentException noKey) {
            throw malformed();
        }
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("the secret of WechatPayKeysSecret must be {\"<serial>\": \"<PEM>\", ...}");
    }
}
