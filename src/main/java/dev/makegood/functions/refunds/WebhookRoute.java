package dev.makegood.functions.refunds;

import dev.makegood.functions.Metrics;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.input.InvalidInput;
import dev.makegood.logging.Log;
import dev.makegood.payment.ProviderWebhook;
import dev.makegood.payment.ProviderWebhooks;
import dev.makegood.refund.settlement.ReceiveGatewayEvent;
import dev.makegood.storage.Database;
import java.time.Clock;
import java.util.Optional;

/** Receives the webhooks of the payment providers. No token opens it, only the provider's signature. */
final class WebhookRoute {
    private static final Log LOG = Log.of(WebhookRoute.class);

    private final ReceiveGatewayEvent receiveGatewayEvent;
    private final ProviderWebhooks webhooks;
    private final Clock clock;

    WebhookRoute(Database database, ProviderWebhooks webhooks, Clock clock) {
        receiveGatewayEvent = new ReceiveGatewayEvent(database, webhooks.first());
        this.webhooks = webhooks;
        this.clock = clock;
    }

    Api addTo(Api api) {
        return api.open("POST /gateway/{provider}/webhook", request -> receive(request, Optional.empty()))
                .open(
                        "POST /gateway/{provider}/webhook/{key}",
                        request -> receive(request, Optional.of(request.path("key"))));
    }

    private Reply receive(Request request, Optional<String> key) {
        return webhooks.of(request.path("provider"))
                .map(webhook -> receive(webhook, new ProviderWebhook.Call(request::header, key, request.bytes())))
                .orElseGet(Reply::notFound);
    }

    private Reply receive(ProviderWebhook webhook, ProviderWebhook.Call call) {
        return switch (webhook.read(call, clock.instant())) {
            case ProviderWebhook.Read.Unsigned unsigned -> Reply.unauthorized(unsigned.reason());
            case ProviderWebhook.Read.Malformed malformed ->
                throw InvalidInput.malformed(malformed.field(), malformed.reason());
            case ProviderWebhook.Read.NothingToUs _ -> Reply.noContent();
            case ProviderWebhook.Read.Ignored ignored -> {
                LOG.warn("a webhook was ignored: {}", ignored.reason());
                Metrics.emit("WebhooksIgnored", 1, "Count", clock.instant());
                yield Reply.noContent();
            }
            // An impossible event is kept for an operator and need not be sent again.
            case ProviderWebhook.Read.Event read -> {
                receiveGatewayEvent.receive(read.event(), clock.instant());
                yield Reply.noContent();
            }
        };
    }
}
