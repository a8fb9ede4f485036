package dev.makegood.payment;

import dev.makegood.input.Sha256;
import dev.makegood.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Signs and verifies webhook calls: header {@value #HEADER} with
 * {@code t=<unix seconds>,v1=<hex HMAC-SHA256 of t + "." + raw body>}. There may be several {@code v1} while the
 * gateway changes its key; one valid one is enough. Other element names are reserved for later schemes.
 */
public final class WebhookSignature {

    /** Header names are compared without case; API Gateway passes them in lower case. */
    public static final String HEADER = "makegood-signature";

    /** How far the signed time may differ from ours, either way and inclusive. This limits replays of a call. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    /** The most characters of the header: enough for several signatures, but not for costly computations. */
    private static final int LONGEST_HEADER = 1024;

    private final Secret key;

    /** Holds the result of a check. */
    public sealed interface Verdict {

        /** Means that the call is recent and signed with our key. */
        record Accepted() implements Verdict {}

        /** Means that the call is not trusted; the reason is for the log and contains no secret. */
        record Refused(String reason) implements Verdict {}
    }

    /**
     * Creates the signature.
     *
     * @param key shared with the gateway; its UTF-8 bytes are the HMAC key
     */
    public WebhookSignature(Secret key) {
        this.key = key;
    }

    /** Returns the header's value for this body, signed at {@code now} (whole seconds, rounded down). */
    public String sign(byte[] body, Instant now) {
        String seconds = Long.toString(now.getEpochSecond());
        return "t=" + seconds + ",v1=" + hmac(key.current(), seconds, body);
    }

    /**
     * Checks a call.
     *
     * @param header the header's value; null if there was none
     * @param body exactly the received bytes; a body that was parsed and written again does not verify
     */
    public Verdict verify(String header, byte[] body, Instant now) {
        if (header == null || header.isBlank()) {
            return new Verdict.Refused("There is no signature.");
        }
        if (header.length() > LONGEST_HEADER) {
            return new Verdict.Refused("The signature header is too long.");
        }
        List<String> times = new ArrayList<>();
        List<String> signatures = new ArrayList<>();
        for (String element : header.split(",")) {
            String[] pair = element.strip().split("=", 2);
            switch (pair[0]) {
                case "t" -> times.add(pair.length == 2 ? pair[1] : "");
                case "v1" -> signatures.add(pair.length == 2 ? pair[1] : "");
                default -> {}
            }
        }
        // Twelve digits last for 30,000 years and always fit an Instant.
        if (times.size() != 1 || !times.getFirst().matches("[0-9]{1,12}")) {
            return new Verdict.Refused("The signature header is malformed.");
        }
        // A signature of an unknown key may be of a key that was rotated in just now.
        if (!fits(key.accepted(), times.getFirst(), body, signatures)
                && !fits(key.acceptedLatest(), times.getFirst(), body, signatures)) {
            return new Verdict.Refused("The signature does not match.");
        }
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(times.getFirst()));
        return Duration.between(signedAt, now).abs().compareTo(WINDOW) <= 0
                ? new Verdict.Accepted()
                : new Verdict.Refused(
                        "The signature's time differs from ours by more than " + WINDOW.toMinutes() + " minutes.");
    }

    private static boolean fits(List<String> keys, String seconds, byte[] body, List<String> signatures) {
        boolean fits = false;
        for (String key : keys) {
            byte[] expected = hmac(key, seconds, body).getBytes(StandardCharsets.US_ASCII);
            for (String signature : signatures) {
                // Compares all signatures in constant time, so that the time reveals nothing about a near miss.
                fits |= MessageDigest.isEqual(
                        expected, signature.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            }
        }
        return fits;
    }

    /** Returns lowercase hex digits. */
    private static String hmac(String key, String seconds, byte[] body) {
        byte[] signed = Sha256.hmac(
                key.getBytes(StandardCharsets.UTF_8), (seconds + ".").getBytes(StandardCharsets.UTF_8), body);
        return HexFormat.of().formatHex(signed);
    }
}
