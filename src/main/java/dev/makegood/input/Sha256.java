package dev.makegood.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes SHA-256 digests of bytes, and of texts in UTF-8. */
public final class Sha256 {
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
