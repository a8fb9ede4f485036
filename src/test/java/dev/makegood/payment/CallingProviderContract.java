package dev.makegood.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.payment.GatewayOutcome.Done;
import dev.makegood.payment.GatewayOutcome.Returned;
import dev.makegood.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies also what the webhook of a provider that calls us owes. */
public abstract class CallingProviderContract extends ProviderContract {
    /** Signs the provider's webhook. */
    protected static final Secret SECRET = Secret.fixed("the secret of the provider's webhook");

    private static final Instant NOW = Instant.parse("2026-03-02T04:00:00Z");

    /** Returns the provider's webhook, whose secret is {@link #SECRET}. */
    protected abstract ProviderWebhook webhook();

    /**
     * Returns the headers in which the provider signs a call, by their names in lower case.
     *
     * @param genuine false to sign with a key that is not the provider's
     */
    protected abstract Map<String, String> signed(String body, Instant at, boolean genuine);

    /** Returns the headers of a provider that signs as we do. */
    protected static Map<String, String> signed(String header, String body, Instant at, boolean genuine) {
        Secret secret = genuine ? SECRET : Secret.fixed("another secret");
        return Map.of(header, new WebhookSignature(secret).sign(body.getBytes(StandardCharsets.UTF_8), at));
    }

    /** Returns what the address names at which the provider calls about the request; empty if it is always the same. */
    protected Optional<String> address(RefundRequest request) {
        return Optional.empty();
    }

    /** Returns the body with which the provider says that a refund was paid, or that it came back. */
    protected abstract String event(RefundRequest request, boolean paid);

    private ProviderWebhook.Read read(String body, Map<String, String> headers) {
        return webhook()
                .read(
                        new ProviderWebhook.Call(
                                name -> Optional.ofNullable(headers.get(name)),
                                address(request(KEY)),
                                body.getBytes(StandardCharsets.UTF_8)),
                        NOW);
    }

    private GatewayEvent called(boolean paid) {
        String body = event(request(KEY), paid);
        return assertInstanceOf(ProviderWebhook.Read.Event.class, read(body, signed(body, NOW, true)))
                .event();
    }

    @Test
    void whatItsWebhookSaysIsOurKeyAmountAndPaymentEachTimeItCallsAndInAnyOrder() {
        GatewayEvent back = called(false);
        GatewayEvent paid = called(true);
        assertEquals(back, called(false));
        assertEquals(paid, called(true));
        for (GatewayEvent event : new GatewayEvent[] {back, paid}) {
            assertEquals(KEY, event.key());
            assertEquals(request(KEY).amount(), event.amount());
            assertTrue(event.origin().isOf("O-1", List.of(payment()), "first"));
            assertFalse(event.origin().isOf("O-1", List.of(), "first"));
        }
        assertInstanceOf(Returned.class, back.outcome());
        assertInstanceOf(Done.class, paid.outcome());
    }

    @Test
    void aCallThatTheProviderDidNotSignIsNotRead() {
        String body = event(request(KEY), true);
        Map<String, String> good = signed(body, NOW, true);
        var spoilt = new HashMap<>(good);
        spoilt.replaceAll((_, _) -> "t=1,v1=00");
        assertInstanceOf(ProviderWebhook.Read.Unsigned.class, read(body, Map.of()));
        assertInstanceOf(ProviderWebhook.Read.Unsigned.class, read(body, spoilt));
        assertInstanceOf(ProviderWebhook.Read.Unsigned.class, read(body + " ", good));
        assertInstanceOf(ProviderWebhook.Read.Unsigned.class, read("no JSON", good));
        assertInstanceOf(ProviderWebhook.Read.Unsigned.class, read(body, signed(body, NOW, false)));
        assertInstanceOf(ProviderWebhook.Read.Unsigned.class, read(body, signed(body, NOW.minusSeconds(301), true)));
        assertInstanceOf(ProviderWebhook.Read.Malformed.class, read("no JSON", signed("no JSON", NOW, true)));
    }
}
