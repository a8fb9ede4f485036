package dev.makegood.payment.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.payment.EventOrigin;
import dev.makegood.payment.EventOrigin.NamedPayment;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private static final String OURS = StripeFixtures.event("refund.updated", REQUEST, "succeeded");

    /** Signs as Stripe documents it: the whole secret is the key, and other schemes may stand beside v1. */
    private static Read read(String body, boolean live) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            String seconds = Long.toString(NOW.getEpochSecond());
            String signature = HexFormat.of().formatHex(mac.doFinal((seconds + "." + body).getBytes(UTF_8)));
            String header = "t=" + seconds + ",v1=" + signature + ",v0=" + "0".repeat(64);
            return new StripeWebhook(Secret.fixed(SECRET), live)
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

    private static Read read(String body) {
        return read(body, true);
    }

    private static Read event(GatewayOutcome outcome, Set<String> payment, Optional<String> account) {
        var origin = EventOrigin.of("stripe", new NamedPayment(payment, account));
        return new Read.Event(new GatewayEvent("evt_1", REQUEST.key(), "re_1", REQUEST.amount(), outcome, origin));
    }

    private static Read event(GatewayOutcome outcome) {
        return event(outcome, Set.of("pi_1", "ch_1"), Optional.empty());
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
    void anEventSaysWhichPaymentOfWhichAccountItIsAbout() {
        String ofAccount = OURS.replace("\"object\":\"event\"", "\"object\":\"event\",\"account\":\"acct_M\"");
        assertEquals(event(new Done("re_1"), Set.of("pi_1", "ch_1"), Optional.of("acct_M")), read(ofAccount));
        String ofCharge = OURS.replace("\"payment_intent\":\"pi_1\"", "\"payment_intent\":null");
        assertEquals(event(new Done("re_1"), Set.of("ch_1"), Optional.empty()), read(ofCharge));
    }

    @Test
    void onlyAnEventOfTheStacksOwnModeCounts() {
        String test = OURS.replace("\"livemode\":true", "\"livemode\":false");
        assertEquals(event(new Done("re_1")), read(test, false));
        for (String mode : List.of("\"livemode\":null", "\"livemode\":\"true\"", "\"mode\":true")) {
            assertInstanceOf(Read.Ignored.class, read(OURS.replace("\"livemode\":true", mode)), mode);
            assertInstanceOf(Read.Ignored.class, read(OURS.replace("\"livemode\":true", mode), false), mode);
        }
        assertInstanceOf(Read.Ignored.class, read(test));
        assertInstanceOf(Read.Ignored.class, read(OURS, false));
    }

    @Test
    void whatIsNotOursIsNothingToUs() {
        assertEquals(new Read.NothingToUs(), read(StripeFixtures.event("charge.refunded", REQUEST, "succeeded")));
        assertEquals(new Read.NothingToUs(), read("{\"id\":\"evt_1\",\"type\":\"payout.paid\"}"));
        assertEquals(new Read.NothingToUs(), read(OURS.replace(REQUEST.number(), "0".repeat(32))));
        assertEquals(new Read.NothingToUs(), read(OURS.replace("\"key\"", "\"other\"")));
    }

    @Test
    void aBodyThatIsNoEventIsMalformed() {
        assertEquals("", assertInstanceOf(Read.Malformed.class, read("[]")).field());
        assertEquals("id", assertInstanceOf(Read.Malformed.class, read("{}")).field());
        assertEquals(
                "data/object",
                assertInstanceOf(Read.Malformed.class, read(OURS.replace("\"refund\"", "\"charge\"")))
                        .field());
        assertEquals(
                "data/object/amount",
                assertInstanceOf(Read.Malformed.class, read(OURS.replace("1234", "-1")))
                        .field());
        assertInstanceOf(Read.Malformed.class, read(OURS + " ".repeat(256 * 1024)));
    }
}
