package dev.makegood.payment.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.GatewayOutcome.Done;
import dev.makegood.payment.GatewayOutcome.Returned;
import dev.makegood.payment.ProviderWebhook;
import dev.makegood.payment.ProviderWebhook.Read;
import dev.makegood.payment.RefundRequest;
import dev.makegood.secret.Secret;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeWebhookTest {
    private static final String SECRET = "whsec_of the endpoint";
    private static final Instant NOW = Instant.parse("2026-03-02T04:00:00Z");
    private static final RefundRequest REQUEST =
            new RefundRequest("O-1~L-1~stockout~1-1", "O-1", Money.parse("CNY 12.34"));

    /** Signs as Stripe documents it: the whole secret is the key, and other schemes may stand beside v1. */
    private static Read read(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            String seconds = Long.toString(NOW.getEpochSecond());
            String signature = HexFormat.of().formatHex(mac.doFinal((seconds + "." + body).getBytes(UTF_8)));
            String header = "t=" + seconds + ",v1=" + signature + ",v0=" + "0".repeat(64);
            return new StripeWebhook(Secret.fixed(SECRET))
                    .read(
                            new ProviderWebhook.Call(
                                    name -> name.equals("stripe-signature") ? Optional.of(header) : Optional.empty(),
                                    Optional.empty(),
                                    body.getBytes(UTF_8)),
                            NOW);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Read event(GatewayOutcome outcome) {
        return new Read.Event(new GatewayEvent("evt_1", REQUEST.key(), "re_1", REQUEST.amount(), outcome));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refund.created", "refund.updated", "refund.failed", "charge.refund.updated"})
    void anEventAboutARefundSaysHowItEnded(String type) {
        assertEquals(event(new Done("re_1")), read(StripeFixtures.event(type, REQUEST, "succeeded")));
        assertEquals(event(new Returned("failed")), read(StripeFixtures.event(type, REQUEST, "failed")));
        assertEquals(event(new Returned("canceled")), read(StripeFixtures.event(type, REQUEST, "canceled")));
        assertEquals(new Read.NothingToUs(), read(StripeFixtures.event(type, REQUEST, "pending")));
        assertEquals(new Read.NothingToUs(), read(StripeFixtures.event(type, REQUEST, "requires_action")));
    }

    @Test
    void whatIsNotOursIsNothingToUs() {
        String ours = StripeFixtures.event("refund.updated", REQUEST, "succeeded");
        assertEquals(new Read.NothingToUs(), read(StripeFixtures.event("charge.refunded", REQUEST, "succeeded")));
        assertEquals(new Read.NothingToUs(), read("{\"id\":\"evt_1\",\"type\":\"payout.paid\"}"));
        assertEquals(new Read.NothingToUs(), read(ours.replace(REQUEST.number(), "0".repeat(32))));
        assertEquals(new Read.NothingToUs(), read(ours.replace("\"key\"", "\"other\"")));
    }

    @Test
    void aBodyThatIsNoEventIsMalformed() {
        String ours = StripeFixtures.event("refund.updated", REQUEST, "succeeded");
        assertEquals("", assertInstanceOf(Read.Malformed.class, read("[]")).field());
        assertEquals("id", assertInstanceOf(Read.Malformed.class, read("{}")).field());
        assertEquals(
                "data/object",
                assertInstanceOf(Read.Malformed.class, read(ours.replace("\"refund\"", "\"charge\"")))
                        .field());
        assertEquals(
                "data/object/amount",
                assertInstanceOf(Read.Malformed.class, read(ours.replace("1234", "-1")))
                        .field());
        assertInstanceOf(Read.Malformed.class, read(ours + " ".repeat(256 * 1024)));
    }
}
