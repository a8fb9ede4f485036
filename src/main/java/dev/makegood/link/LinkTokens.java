package dev.makegood.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.makegood.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and reads the tokens of links. A token is the link's id, the last day of its validity, and an HMAC-SHA256 of
 * both under a secret of the stack. So all who make a token of a link on one day make the same one, and nothing that
 * opens a link is in any table.
 */
public final class LinkTokens {
    private static final String ALGORITHM = "HmacSHA256";

    /** Keeps this use of the key apart from any other. */
    private static final String USE = "makegood link 1\n";

    /** The bytes of a signature: 144 bits, which nobody guesses and an SMS has room for (RFC 2104, section 5). */
    private static final int SIGNATURE_BYTES = 18;

    /** The least bytes of the secret text; a shorter one would be easier to guess than a signature. */
    private static final int SHORTEST_KEY = 32;

    private static final int DAY_RADIX = 36;

    /** The most characters of a token. */
    private static final int LONGEST = 2_000;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final Secret secret;
    private final Period validFor;

    /**
     * @param secret of at least 32 bytes; links under its previous value stay valid as long as that is accepted
     * @param validFor how long a token is valid, in days; the last one ends at midnight UTC
     */
    public LinkTokens(Secret secret, Period validFor) {
        this.secret = secret;
        this.validFor = validFor;
    }

    /** Makes a token of a link. */
    public SignedLink make(LinkId id, Instant now) {
        LocalDate end = day(now).plus(validFor).plusDays(1);
        String signed = ENCODER.encodeToString(id.toString().getBytes(UTF_8)) + "."
                + Long.toString(end.toEpochDay(), DAY_RADIX);
        return new SignedLink(id, signed + "." + signature(secret.current(), signed), start(end));
    }

    /** Reads a token; empty if we did not make it, or it has expired. Does not tell which. */
    public Optional<SignedLink> read(String token, Instant now) {
        int end = token.lastIndexOf('.');
        if (end < 0 || token.length() > LONGEST) {
            return Optional.empty();
        }
        String signed = token.substring(0, end);
        byte[] signature = token.substring(end + 1).getBytes(UTF_8);
        // A function may not know yet that the key was rotated.
        boolean ours =
                isSigned(secret.accepted(), signed, signature) || isSigned(secret.acceptedLatest(), signed, signature);
        return ours
                ? Optional.of(link(token, signed)).filter(link -> now.isBefore(link.validUntil()))
                : Optional.empty();
    }

    /** Reads what we signed. */
    private static SignedLink link(String token, String signed) {
        int dot = signed.indexOf('.');
        String id = new String(DECODER.decode(signed.substring(0, dot)), UTF_8);
        var end = LocalDate.ofEpochDay(Long.parseLong(signed.substring(dot + 1), DAY_RADIX));
        return new SignedLink(LinkId.of(id), token, start(end));
    }

    private static boolean isSigned(List<String> keys, String signed, byte[] signature) {
        boolean any = false;
        for (String key : keys) {
            any |= MessageDigest.isEqual(signature(key, signed).getBytes(UTF_8), signature);
        }
        return any;
    }

    private static String signature(String key, String signed) {
        byte[] bytes = key.getBytes(UTF_8);
        if (bytes.length < SHORTEST_KEY) {
            throw new IllegalStateException("the links' key must have at least " + SHORTEST_KEY + " bytes");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
            byte[] whole = mac.doFinal((USE + signed).getBytes(UTF_8));
            return ENCODER.encodeToString(Arrays.copyOf(whole, SIGNATURE_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
