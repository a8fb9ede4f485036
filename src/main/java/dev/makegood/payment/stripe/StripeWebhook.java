package dev.makegood.payment.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.payment.EventOrigin;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.ProviderWebhook;
import dev.makegood.payment.Providers;
import dev.makegood.payment.WebhookSignature;
import dev.makegood.secret.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * Reads Stripe's webhook. Stripe signs as we do, in a header of its own and with the endpoint's secret. Of its events
 * only those about one refund with our key and number are taken. {@code charge.refunded} is none of them: it does not
 * say which refund it means, and comes with another event that does.
 * <p>Our key proves nothing, since a connected account can write it into refunds of its own. So each event says which
 * payment of which account it is about. Stripe sends the tests of connected accounts to the live endpoint too; they are
 * ignored.
 */
public final class StripeWebhook implements ProviderWebhook {
    /** The header of the signature, in lower case. */
    static final String HEADER = "stripe-signature";

    /** The most bytes of an event, which has about 2,000. */
    private static final int LONGEST_BODY = 256 * 1024;

    private static final Set<String> EVENTS =
            Set.of("refund.created", "refund.updated", "refund.failed", "charge.refund.updated");

    private final WebhookSignature signature;
    private final boolean live;

    /**
     * Creates the webhook.
     *
     * @param secret of the endpoint, beginning with {@code whsec_}
     * @param live true if money moves; false if our key of Stripe's API is one of tests
     */
    public StripeWebhook(Secret secret, boolean live) {
        signature = new WebhookSignature(secret);
        this.live = live;
    }

    @Override
    public Read read(Call call, Instant now) {
        String header = call.headers().apply(HEADER).orElse(null);
        return switch (signature.verify(header, call.body(), now)) {
            case WebhookSignature.Verdict.Refused refused -> new Read.Unsigned(refused.reason());
            case WebhookSignature.Verdict.Accepted _ -> parse(call.body());
        };
    }

    private Read parse(byte[] body) {
        if (body.length > LONGEST_BODY) {
            return new Read.Malformed("", "longer than " + LONGEST_BODY + " bytes");
        }
        Optional<JsonNode> read = GatewayJson.object(body);
        if (read.isEmpty()) {
            return new Read.Malformed("", "not one JSON object");
        }
        JsonNode event = read.get();
        Optional<String> eventId = GatewayJson.text(event, "id");
        if (eventId.isEmpty()) {
            return new Read.Malformed("id", "must be a short plain text");
        }
        if (!EVENTS.contains(event.path("type").asText())) {
            return new Read.NothingToUs();
        }
        return StripeRefund.read(event.at("/data/object"))
                .map(refund -> ofRefund(event, eventId.get(), refund))
                .orElseGet(() -> new Read.Malformed("data/object", "must be a refund"));
    }

    private Read ofRefund(JsonNode event, String eventId, StripeRefund refund) {
        Optional<String> key = refund.key();
        if (key.isEmpty()) {
            return new Read.NothingToUs();
        }
        JsonNode mode = event.path("livemode");
        if (!mode.isBoolean() || mode.booleanValue() != live) {
            return new Read.Ignored("livemode of Stripe's event " + eventId + " is not " + live);
        }
        EventOrigin origin = EventOrigin.of(Providers.STRIPE, refund.payment(GatewayJson.text(event, "account")));
        Optional<Money> amount = refund.amount();
        if (amount.isEmpty()) {
            return new Read.Malformed("data/object/amount", "must be an amount of a currency");
        }
        return switch (refund.outcome()) {
            case GatewayOutcome.Done done ->
                new Read.Event(new GatewayEvent(eventId, key.get(), refund.id(), amount.get(), done, origin));
            case GatewayOutcome.Returned returned ->
                new Read.Event(new GatewayEvent(eventId, key.get(), refund.id(), amount.get(), returned, origin));
            case GatewayOutcome.Pending _,
                    GatewayOutcome.Declined _,
                    GatewayOutcome.NotNow _,
                    GatewayOutcome.NoBalance _,
                    GatewayOutcome.Forbidden _,
                    GatewayOutcome.NotFound _,
                    GatewayOutcome.Held _,
                    GatewayOutcome.Unknown _ -> new Read.NothingToUs();
        };
    }
}
