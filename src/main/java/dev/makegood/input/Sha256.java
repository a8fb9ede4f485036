package dev.makegood.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Computes SHA-256 digests of bytes, and of texts in UTF-8, and authentication codes with them. */
public final class Sha256 {
    private static final String HMAC = "HmacSHA256";

    private Sha256() {}

    public static byte[] of(String text) {
        return of(text.getBytes(UTF_8));
    }

    public static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** Returns the HMAC of some bytes, which are joined, under a key. */
    public static byte[] hmac(byte[] key, byte[]... joined) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            for (byte[] bytes : joined) {
                mac.update(bytes);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + HMAC, impossible);
        }
    }

    /** Returns the digest as 64 lowercase hex digits. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(of(text));
    }

    /**
     * Returns the first 128 bits of the digest as 32 lowercase hex digits: an id for a text that cannot be part of a
     * key. Collisions do not happen by chance.
     */
    public static String shortHex(String text) {
        return hex(text).substring(0, 32);
    }
}
