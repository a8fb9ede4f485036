package dev.makegood.messages.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a call over its time and body, in the form in which Makegood's own webhook is signed. */
final class Signature {
    static final String HEADER = "makegood-signature";

    private Signature() {}

    /** Returns {@code t=<unix seconds>,v1=<hex HMAC-SHA256 of t + "." + body>}. */
    static String of(String key, byte[] body, Instant now) {
        String seconds = Long.toString(now.getEpochSecond());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
