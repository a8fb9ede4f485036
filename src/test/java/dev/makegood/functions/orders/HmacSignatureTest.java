package dev.makegood.functions.orders;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.secret.RotatedSecret;
import dev.makegood.secret.Secret;
import dev.makegood.secret.SecretSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies signatures that OpenSSL made: {@code openssl dgst -sha256 -hmac "SECRET" -binary | base64}. */
class HmacSignatureTest {
    private static final String SECRET = "a shop's secret that only tests know";
    private static final byte[] BODY = "{\"id\":7, \"note\":\"茶\"}\n".getBytes(StandardCharsets.UTF_8);
    private static final String OPENSSLS = "z/FNlNBgRr5hQw90Er0irJ4J/ExZW65XAROb64m7duA=";
    private static final String OF_NOTHING = "pI+FQhL/DxX7kJU97RsHsX07OpWJzkX/1rwgwMDZHP8=";

    private final HmacSignature signature = new HmacSignature(Secret.fixed(SECRET));

    @Test
    void itIsThatOfOpenssl() {
        assertTrue(signature.isOf(BODY, OPENSSLS));
        assertTrue(signature.isOf(new byte[0], OF_NOTHING));
    }

    @Test
    void nothingElseIs() {
        assertFalse(signature.isOf(BODY, ""));
        assertFalse(signature.isOf(BODY, OF_NOTHING));
        assertFalse(signature.isOf(BODY, OPENSSLS.toLowerCase()));
        assertFalse(signature.isOf(BODY, OPENSSLS + " "));
        assertFalse(signature.isOf(BODY, "茶"));
        assertFalse(new HmacSignature(Secret.fixed("another secret")).isOf(BODY, OPENSSLS));
    }

    @Test
    void thePreviousSecretIsAcceptedUntilTheOverlapIsOver() {
        Instant rotated = Instant.parse("2026-01-05T10:00:00Z");
        assertTrue(rotated(rotated, Duration.ofMinutes(59)).isOf(BODY, OPENSSLS));
        assertFalse(rotated(rotated, Duration.ofMinutes(60)).isOf(BODY, OPENSSLS));
    }

    private static HmacSignature rotated(Instant at, Duration later) {
        SecretSource source = () -> new SecretSource.Versions("another secret", at, Optional.of(SECRET));
        var clock = Clock.fixed(at.plus(later), ZoneOffset.UTC);
        return new HmacSignature(new RotatedSecret("makegood/shopify-webhook", source, clock, Duration.ofMinutes(60)));
    }
}
