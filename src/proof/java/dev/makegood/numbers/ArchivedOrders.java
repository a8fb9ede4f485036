package dev.makegood.numbers;

import dev.makegood.functions.TemplateFunctions;
import dev.makegood.functions.http.Role;
import dev.makegood.local.client.OrderBody;
import dev.makegood.meter.Meter;
import dev.makegood.shop.MovableClock;
import dev.makegood.shop.ScriptedGateway;
import dev.makegood.storage.StorageJson;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Archives shipped orders, each of another merchant, and counts what both passes use. Orders of one merchant share the
 * write that counts their lines, so they cost less.
 */
final class ArchivedOrders {
    private static final Instant NOW = MassStockout.NOW;
    private static final int ORDERS = 200;

    /** After the time for claims and the margin, which begin with the ship time. */
    private static final Duration LATER = Duration.ofDays(125);

    private static final Duration PASS = Duration.ofDays(7);

    private final Meter meter = new Meter(new MemoryDatabase());
    private final MovableClock clock = new MovableClock(NOW);
    private final TemplateFunctions functions =
            new TemplateFunctions(meter, meter.scanner(), new ScriptedGateway(), _ -> {}, clock);

    private ArchivedOrders() {}

    static Measured measure() {
        return new ArchivedOrders().archived();
    }

    private Measured archived() {
        for (int order = 0; order < ORDERS; order++) {
            sell(order);
        }
        clock.advance(LATER);
        meter.take();
        pass();
        clock.advance(PASS);
        pass();
        return new Measured(UseCase.ARCHIVED, "ArchiveOrders", ORDERS, 0, 2, 0, meter.take());
    }

    private void pass() {
        functions.run("ArchiveOrders", Map.of("type", "archive-orders", "version", 1, "pages", 100));
    }

    private void sell(int order) {
        String merchant = MarketplaceIds.MERCHANT + order;
        String line = MarketplaceIds.line(order);
        var body = OrderBody.of(
                MarketplaceIds.buyer(order),
                NOW.minusSeconds(3),
                OrderBody.line(line, merchant, MarketplaceIds.sku(0), 1, 9_900, NOW.plus(Duration.ofDays(2))));
        put("PUT /orders/{orderId}", body, MarketplaceIds.order(order));
        put(
                "PUT /orders/{orderId}/shipments/{shipmentId}",
                Map.of("shippedAt", NOW.toString(), "lines", List.of(Map.of("lineId", line, "quantity", 1))),
                MarketplaceIds.order(order),
                MarketplaceIds.shipment(order));
    }

    private void put(String route, Object body, String... path) {
        String text = StorageJson.canonical(StorageJson.tree(body));
        var answer = functions.ask(Role.PLATFORM, "platform", "r-1", route, Map.of(), text, path);
        if (answer.status() != 201) {
            throw new IllegalStateException(route + " was answered by " + answer);
        }
    }
}
