package dev.makegood.payment.wechatpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.secret.Secret;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Decrypts the resource of a notification, {@code AEAD_AES_256_GCM} under our key of API v3. */
final class WechatPayResource {
    private static final String ALGORITHM = "AEAD_AES_256_GCM";
    private static final int KEY_BYTES = 32;
    private static final int TAG_BITS = 128;

    private final Secret apiKey;

    WechatPayResource(Secret apiKey) {
        this.apiKey = apiKey;
    }

    /** Returns the plain text; empty if it was not encrypted with a key of ours. */
    Optional<byte[]> decrypt(JsonNode resource) {
        return resource.path("algorithm").asText().equals(ALGORITHM)
                // A key that does not fit may be the one before a rotation just now.
                ? decrypt(apiKey.accepted(), resource).or(() -> decrypt(apiKey.acceptedLatest(), resource))
                : Optional.empty();
    }

    private static Optional<byte[]> decrypt(List<String> keys, JsonNode resource) {
        return keys.stream()
                .map(key -> decrypt(key.getBytes(UTF_8), resource))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<byte[]> decrypt(byte[] key, JsonNode resource) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("the secret of WechatPayApiKeySecret must have 32 characters");
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BITS, bytes(resource, "nonce")));
            cipher.updateAAD(bytes(resource, "associated_data"));
            return Optional.of(cipher.doFinal(
                    Base64.getDecoder().decode(resource.path("ciphertext").asText())));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(JsonNode resource, String field) {
        return resource.path(field).asText().getBytes(UTF_8);
    }
}
