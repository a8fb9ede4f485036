package dev.makegood.functions.orders;

import dev.makegood.functions.Metrics;
import dev.makegood.functions.http.Api;
import dev.makegood.functions.http.MappedReports;
import dev.makegood.functions.http.Reply;
import dev.makegood.functions.http.Request;
import dev.makegood.input.InvalidInput;
import dev.makegood.input.PlainText;
import dev.makegood.logging.Log;
import dev.makegood.mapping.Mapping;
import dev.makegood.mapping.ReportMap;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/**
 * Receives the webhooks of shops, whose messages become reports of orders and shipments. No token opens it, only the
 * shop's signature.
 */
final class ShopWebhookRoute {
    private static final Log LOG = Log.of(ShopWebhookRoute.class);

    /** WooCommerce's first call of a new webhook, which it does not sign, and after which it wants 200. */
    private static final String PING = "webhook_id=[0-9]{1,20}";

    private static final int LONGEST_PING = 40;
    private static final int FIRST_FAULT = 500;

    private final Api api;
    private final ShopWebhooks shops;
    private final Clock clock;

    /** @param api whose handlers answer the reports */
    ShopWebhookRoute(Api api, ShopWebhooks shops, Clock clock) {
        this.api = api;
        this.shops = shops;
        this.clock = clock;
    }

    void addTo() {
        api.open("POST /shops/{shop}/webhook", this::receive);
    }

    private Reply receive(Request request) {
        String shop = request.path("shop");
        return shops.of(shop).map(webhook -> receive(shop, webhook, request)).orElseGet(Reply::notFound);
    }

    private Reply receive(String shop, ShopWebhooks.Webhook webhook, Request request) {
        byte[] body = request.bytes();
        String signature = request.header(webhook.signed()).orElse("");
        if (!webhook.signature().isOf(body, signature)) {
            return isPing(body) ? new Reply(200, null) : Reply.unauthorized("The signature does not match.");
        }
        String topic = request.header(webhook.about()).orElse("");
        if (ShopWebhooks.UNDOING.contains(topic)) {
            return told(shop, "its topic", Api.invalid(InvalidInput.field("topic", Mapping.UNDOES)));
        }
        // A topic that is nothing to us need not be sent again. A refused order must not stop its shipment.
        List<Reply> replies = webhook.maps().getOrDefault(topic, List.of()).stream()
                .map(map -> take(map, shop, request.requestId(), body))
                .toList();
        return replies.stream()
                .filter(reply -> reply.problem().isPresent())
                .findFirst()
                .orElseGet(Reply::noContent);
    }

    private Reply take(String name, String shop, String id, byte[] body) {
        ReportMap map = ReportMap.shipped(name).orElseThrow();
        try {
            return told(shop, name, MappedReports.take(api, id, shop, map, PlainText.of(body)));
        } catch (InvalidInput noText) {
            return told(shop, name, Api.invalid(noText));
        }
    }

    /** Logs what was not taken, and counts what was refused. */
    private Reply told(String shop, String by, Reply reply) {
        reply.problem().ifPresent(why -> {
            LOG.warn("a message of {} was not taken by " + by + ": " + why.withoutValues(), shop);
            if (why.status() < FIRST_FAULT) {
                Metrics.emit("ShopMessagesRefused", 1, "Count", clock.instant());
            }
        });
        return reply;
    }

    private static boolean isPing(byte[] body) {
        return body.length <= LONGEST_PING && new String(body, StandardCharsets.US_ASCII).matches(PING);
    }
}
