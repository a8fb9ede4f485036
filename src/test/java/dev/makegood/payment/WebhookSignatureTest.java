package dev.makegood.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.payment.WebhookSignature.Verdict;
import dev.makegood.secret.RotatedSecret;
import dev.makegood.secret.Secret;
import dev.makegood.secret.SecretSource;
import dev.makegood.shop.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final byte[] BODY = "{\"key\":\"O-1~L-1~stockout~1-1\"}".getBytes(UTF_8);

    private final WebhookSignature ours = new WebhookSignature(Secret.fixed("key of the webhook"));

    private Verdict verify(String header) {
        return ours.verify(header, BODY, NOW);
    }

    private static void refused(String reason, Verdict verdict) {
        String given = assertInstanceOf(Verdict.Refused.class, verdict).reason();
        assertEquals(reason, given.substring(0, Math.min(reason.length(), given.length())));
    }

    /** The value was computed by another program: {@code openssl dgst -sha256 -hmac key}. */
    @Test
    void signsAsAnybodyElseWould() {
        String header = new WebhookSignature(Secret.fixed("key"))
                .sign("hello".getBytes(UTF_8), Instant.ofEpochSecond(1000, 999_000_000));

        assertEquals("t=1000,v1=a39e4c69d8c3138f891820b59d7e118ad2f74f392c77950c3723b9dc2fd8a516", header);
    }

    @Test
    void acceptsWhatWasSignedWithTheKey() {
        assertEquals(new Verdict.Accepted(), verify(ours.sign(BODY, NOW)));
        assertEquals(
                new Verdict.Accepted(),
                verify(ours.sign(BODY, NOW)
                        .toUpperCase(Locale.ROOT)
                        .replace("T=", "t=")
                        .replace("V1=", "v1=")));
    }

    @Test
    void refusesAnotherBodyAnotherKeyAndAnotherTime() {
        String header = ours.sign(BODY, NOW);

        refused("The signature does not", ours.verify(header, "{}".getBytes(UTF_8), NOW));
        refused("The signature does not", verify(new WebhookSignature(Secret.fixed("other")).sign(BODY, NOW)));
        refused("The signature does not", verify(header.replaceFirst("t=(\\d+)", "t=0$1")));
        refused(
                "The signature does not",
                verify(ours.sign(BODY, NOW.plusSeconds(1)).replaceFirst("t=\\d+", "t=" + NOW.getEpochSecond())));
    }

    @Test
    void theWindowIsFiveMinutesEitherWayInclusive() {
        assertEquals(new Verdict.Accepted(), verify(ours.sign(BODY, NOW.minusSeconds(300))));
        assertEquals(new Verdict.Accepted(), verify(ours.sign(BODY, NOW.plusSeconds(300))));
        refused(
                "The signature's time differs from ours by more than 5 minutes",
                verify(ours.sign(BODY, NOW.minusSeconds(301))));
        refused(
                "The signature's time differs from ours by more than 5 minutes",
                verify(ours.sign(BODY, NOW.plusSeconds(301))));
        refused(
                "The signature's time differs from ours by more than 5 minutes",
                ours.verify(ours.sign(BODY, NOW.minusSeconds(300)), BODY, NOW.plusMillis(1)));
    }

    @Test
    void oneFittingSignatureIsEnoughWhileTheKeyChanges() {
        String old =
                new WebhookSignature(Secret.fixed("old key")).sign(BODY, NOW).replaceFirst("t=\\d+,", "");
        String good = ours.sign(BODY, NOW);

        assertEquals(new Verdict.Accepted(), verify(good + "," + old));
        assertEquals(new Verdict.Accepted(), verify(old + ", " + good + ",v2=later"));
        refused("The signature does not", verify("t=" + NOW.getEpochSecond() + "," + old + "," + old));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void refusesNone(String header) {
        refused("There is no signature.", verify(header));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "v1=00",
                "t=,v1=00",
                "t",
                "t=1e3,v1=00",
                "t=-5,v1=00",
                "t=1,t=1,v1=00",
                "t=9999999999999,v1=00",
                ",,,",
                "===="
            })
    void refusesGarbage(String header) {
        refused("The signature header is malformed", verify(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"t=1", "t=1,v1", "t=1,v1=", "t=1,v1=zz", "t=1,v0=00", "t=999999999999,v1=é"})
    void refusesATimeWithoutASignatureThatFits(String header) {
        refused("The signature does not", verify(header));
    }

    @Test
    void boundsTheHeader() {
        refused("The signature header is too long", verify(ours.sign(BODY, NOW) + ",v1=0".repeat(300)));
    }

    @Test
    void takesBothKeysDuringARotationAndTheOldOneNoLonger() {
        var clock = new MovableClock(NOW);
        var versions = new AtomicReference<>(new SecretSource.Versions("old", Instant.EPOCH, Optional.empty()));
        var secret = new RotatedSecret("makegood/webhook-key", versions::get, clock, Duration.ofHours(1));
        var rotated = new WebhookSignature(secret);
        assertEquals(new Verdict.Accepted(), rotated.verify(signed("old", clock), BODY, clock.instant()));

        versions.set(new SecretSource.Versions("new", clock.instant(), Optional.of("old")));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(new Verdict.Accepted(), rotated.verify(signed("new", clock), BODY, clock.instant()));
        assertEquals(new Verdict.Accepted(), rotated.verify(signed("old", clock), BODY, clock.instant()));
        clock.advance(Duration.ofHours(1));
        assertEquals(new Verdict.Accepted(), rotated.verify(signed("new", clock), BODY, clock.instant()));
        refused("The signature does not match", rotated.verify(signed("old", clock), BODY, clock.instant()));
    }

    private static String signed(String key, Clock clock) {
        return new WebhookSignature(Secret.fixed(key)).sign(BODY, clock.instant());
    }
}
