package dev.makegood.functions.orders;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.RsaKeys;
import dev.makegood.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Verifies a detached JWS (RFC 7515 and 7797): {@code header..signature} over {@code header.body}, with RS256, as Saleor
 * signs. The keys are the shop's JWKS. It has no time, so that an old message can be sent again; that changes nothing,
 * because it has the same ids.
 */
final class JwsSignature implements BodySignature {
    private static final Pattern DETACHED = Pattern.compile("([A-Za-z0-9_-]{1,1000})\\.\\.([A-Za-z0-9_-]{1,2000})");

    private final Secret jwks;

    /** @param jwks the secret with the shop's public keys, {@code {"keys": [{"kty": "RSA", "kid", "n", "e"}]}} */
    JwsSignature(Secret jwks) {
        this.jwks = jwks;
    }

    /** Returns true if a key of the present JWKS, or of the one before, signed these bytes. */
    @Override
    public boolean isOf(byte[] body, String signature) {
        Matcher parts = DETACHED.matcher(signature);
        if (!parts.matches()) {
            return false;
        }
        Optional<JsonNode> header = decoded(parts.group(1)).flatMap(GatewayJson::object);
        if (header.isEmpty() || !isUnderstood(header.get())) {
            return false;
        }
        var signed = new ByteArrayOutputStream();
        signed.writeBytes((parts.group(1) + ".").getBytes(US_ASCII));
        signed.writeBytes(body);
        String kid = header.get().path("kid").asText();
        // A signature of an unknown key may be of one that was rotated in just now.
        return fits(jwks.accepted(), kid, signed.toByteArray(), parts.group(2))
                || fits(jwks.acceptedLatest(), kid, signed.toByteArray(), parts.group(2));
    }

    /** Only one algorithm counts, since a header that chose it could choose none. */
    private static boolean isUnderstood(JsonNode header) {
        JsonNode critical = header.path("crit");
        return header.path("alg").asText().equals("RS256")
                && header.path("b64").isBoolean()
                && !header.path("b64").booleanValue()
                && (critical.isMissingNode()
                        || critical.size() == 1 && critical.path(0).asText().equals("b64"));
    }

    private static boolean fits(List<String> sets, String kid, byte[] message, String signature) {
        return sets.stream()
                .flatMap(set -> keys(set, kid).stream())
                .anyMatch(key -> decoded(signature)
                        .filter(bytes -> RsaKeys.verifies(
                                key, message, Base64.getEncoder().encodeToString(bytes)))
                        .isPresent());
    }

    /** Returns the keys of a set with this id; none if the set is unreadable. */
    private static List<PublicKey> keys(String set, String kid) {
        return GatewayJson.object(set.getBytes(US_ASCII)).stream()
                .flatMap(json -> json.path("keys").valueStream())
                .filter(key -> key.path("kty").asText().equals("RSA")
                        && key.path("kid").asText().equals(kid))
                .flatMap(key ->
                        RsaKeys.publicKey(key.path("n").asText(), key.path("e").asText()).stream())
                .toList();
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
