package dev.makegood.functions.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns a buyer's id into the only name under which it is stored or logged: HMAC-SHA256 under a secret of the stack,
 * shortened to 128 bits. Whoever lacks the key cannot tell whose a row is, nor try ids out (PIPL 19, 47).
 */
public final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";

    /** Bytes; less would make trying out keys cheaper than it must be. */
    private static final int SHORTEST_KEY = 16;

    private final SecretKeySpec key;

    public Pseudonyms(String key) {
        if (key.getBytes(UTF_8).length < SHORTEST_KEY) {
            throw new IllegalArgumentException("the buyers' key must have at least " + SHORTEST_KEY + " bytes");
        }
        this.key = new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM);
    }

    public String of(String buyerId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return "b_" + HexFormat.of().formatHex(mac.doFinal(buyerId.getBytes(UTF_8)), 0, 16);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
