package dev.makegood.functions.orders;

import dev.makegood.input.Sha256;
import dev.makegood.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;

/**
 * Verifies the signature of a shop's webhook: HMAC-SHA256 over the body in base64. It has no time, so that an old message
 * can be sent again; that changes nothing, because it has the same ids.
 */
final class HmacSignature implements BodySignature {
    private final Secret secret;

    HmacSignature(Secret secret) {
        this.secret = secret;
    }

    /** Returns true if the shop signed exactly these bytes, with the current secret or the one before. */
    @Override
    public boolean isOf(byte[] body, String signature) {
        // A signature of an unknown secret may be of one that was rotated in just now.
        return fits(secret.accepted(), body, signature) || fits(secret.acceptedLatest(), body, signature);
    }

    private static boolean fits(List<String> secrets, byte[] body, String signature) {
        boolean fits = false;
        for (String secret : secrets) {
            // In constant time, so that the time reveals nothing about a near miss.
            fits |= MessageDigest.isEqual(sign(secret, body), signature.getBytes(StandardCharsets.UTF_8));
        }
        return fits;
    }

    private static byte[] sign(String secret, byte[] body) {
        return Base64.getEncoder().encode(Sha256.hmac(secret.getBytes(StandardCharsets.UTF_8), body));
    }
}
