package dev.makegood.payment.wechatpay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.payment.EventOrigin;
import dev.makegood.payment.EventOrigin.NamedPayment;
import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.GatewayOutcome;
import dev.makegood.payment.ProviderWebhook;
import dev.makegood.payment.Providers;
import dev.makegood.payment.RefundRequest;
import dev.makegood.secret.Secret;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Reads WeChat Pay's notifications about refunds. They are signed, and what they say is encrypted. They have our number,
 * but not our key, which stands in the address that each refund gives to WeChat Pay; the number is the key's digest, so
 * that the two must fit.
 */
public final class WechatPayWebhook implements ProviderWebhook {
    /** The most bytes of a notification, which has about 1,500. */
    private static final int LONGEST_BODY = 64 * 1024;

    private final WechatPayKeys keys;
    private final WechatPayResource resources;
    private final boolean advances;

    /**
     * Creates the webhook.
     *
     * @param keys the secret with WeChat Pay's own keys: {@code {"<serial>": "<PEM>", ...}}
     * @param apiKey the secret with our key of API v3, 32 characters
     * @param advances true if the platform may pay refunds in place of its merchants
     */
    public WechatPayWebhook(Secret keys, Secret apiKey, boolean advances) {
        this.advances = advances;
        this.keys = new WechatPayKeys(keys);
        resources = new WechatPayResource(apiKey);
    }

    @Override
    public Read read(Call call, Instant now) {
        return keys.fault(call.headers(), call.body(), now)
                .<Read>map(Read.Unsigned::new)
                .orElseGet(() -> parse(call));
    }

    private Read parse(Call call) {
        if (call.body().length > LONGEST_BODY) {
            return new Read.Malformed("", "longer than " + LONGEST_BODY + " bytes");
        }
        Optional<JsonNode> event = GatewayJson.object(call.body());
        if (event.isEmpty()) {
            return new Read.Malformed("", "not one JSON object");
        }
        Optional<String> eventId = GatewayJson.text(event.get(), "id");
        if (eventId.isEmpty()) {
            return new Read.Malformed("id", "must be a short plain text");
        }
        if (!event.get().path("event_type").asText().startsWith("REFUND.")) {
            return new Read.NothingToUs();
        }
        Optional<byte[]> plain = resources.decrypt(event.get().path("resource"));
        if (plain.isEmpty()) {
            return new Read.Unsigned("The notification is not encrypted with our key.");
        }
        return GatewayJson.object(plain.get())
                .flatMap(WechatPayRefund::read)
                .map(refund -> ofRefund(eventId.get(), refund, call.key()))
                .orElseGet(() -> new Read.Malformed("resource", "must be a refund"));
    }

    private Read ofRefund(String eventId, WechatPayRefund refund, Optional<String> path) {
        Optional<String> key = path.flatMap(WechatPayWebhook::key)
                .filter(ours -> RefundRequest.number(ours).equals(refund.number()));
        if (key.isEmpty()) {
            return new Read.NothingToUs();
        }
        Optional<NamedPayment> payment = refund.payment();
        if (payment.isEmpty()) {
            return new Read.Malformed("resource/transaction_id", "must be a short plain text");
        }
        EventOrigin origin = EventOrigin.of(Providers.WECHAT_PAY, payment.get());
        return refund.amount()
                .map(amount -> event(
                                refund, advances && payment.get().subMerchant().isPresent())
                        .<Read>map(outcome -> new Read.Event(
                                new GatewayEvent(eventId, key.get(), refund.id(), amount, outcome, origin)))
                        .orElseGet(Read.NothingToUs::new))
                .orElseGet(() -> new Read.Malformed("resource/amount", "must be an amount in CNY"));
    }

    private static Optional<String> key(String path) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(path.getBytes(US_ASCII)), UTF_8));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Returns how the refund ended. What is no end, but bad news, makes us ask at once, and so does a payment of which it
     * is not said whether the platform paid it.
     */
    private static Optional<GatewayOutcome> event(WechatPayRefund refund, boolean mayBeAdvanced) {
        return switch (refund.outcome(mayBeAdvanced)) {
            case GatewayOutcome.Done _
            when mayBeAdvanced && !refund.saysWhoPaid() ->
                Optional.of(new GatewayOutcome.Declined("done, but not said who paid"));
            case GatewayOutcome.Done done -> Optional.of(done);
            case GatewayOutcome.Returned returned -> Optional.of(returned);
            case GatewayOutcome.Held held -> Optional.of(new GatewayOutcome.Declined(held.reason()));
            case GatewayOutcome.Unknown unknown -> Optional.of(new GatewayOutcome.Declined(unknown.reason()));
            case GatewayOutcome.Pending _,
                    GatewayOutcome.Declined _,
                    GatewayOutcome.NotNow _,
                    GatewayOutcome.NoBalance _,
                    GatewayOutcome.Forbidden _,
                    GatewayOutcome.NotFound _ -> Optional.empty();
        };
    }
}
