package dev.makegood.payment.http;

import dev.makegood.payment.GatewayEvent;
import dev.makegood.payment.ProviderWebhook;
import dev.makegood.payment.WebhookSignature;
import dev.makegood.secret.Secret;
import java.time.Instant;

/** Reads the webhook of the gateway's HTTP protocol, {@code docs/gateway.md}. */
public final class HttpWebhook implements ProviderWebhook {
    private final WebhookSignature signature;

    /** @param key with which the gateway signs */
    public HttpWebhook(Secret key) {
        signature = new WebhookSignature(key);
    }

    @Override
    public Read read(Call call, Instant now) {
        String header = call.headers().apply(WebhookSignature.HEADER).orElse(null);
        return switch (signature.verify(header, call.body(), now)) {
            case WebhookSignature.Verdict.Refused refused -> new Read.Unsigned(refused.reason());
            case WebhookSignature.Verdict.Accepted _ ->
                switch (GatewayEvent.parse(call.body())) {
                    case GatewayEvent.Parsed.Refused refused -> new Read.Malformed(refused.field(), refused.reason());
                    case GatewayEvent.Parsed.Event parsed -> new Read.Event(parsed.event());
                };
        };
    }
}
