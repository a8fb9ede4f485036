package dev.makegood.numbers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.makegood.functions.TemplateFunctions;
import dev.makegood.functions.http.Role;
import dev.makegood.local.client.OrderBody;
import dev.makegood.meter.Meter;
import dev.makegood.shop.MovableClock;
import dev.makegood.shop.ScriptedGateway;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Places and ships orders that go well, through the HTTP API's functions, and counts what each call uses. */
final class GoodOrders {
    private static final Instant NOW = MassStockout.NOW;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> BODY = new TypeReference<>() {};
    private static final int SKUS = 5;

    /** Holds the payment of an order of one line for 99.00. */
    private static final Map<String, Object> PAYMENT = Map.of(
            "payments",
            List.of(Map.of("provider", "http", "reference", "pi_3MtwBwLkdIwHu7ix28a3tqPa", "totalMinor", 9_900)));

    private static final Map<String, Object> PARTS = Map.of(
            "parts",
            List.of(
                    Map.of("part", "shipping", "amountMinor", 800),
                    Map.of("part", "tax", "amountMinor", 792),
                    Map.of("part", "discount", "amountMinor", -500)));

    private final MemoryDatabase database = new MemoryDatabase();
    private final Meter meter = new Meter(database);
    private final TemplateFunctions functions = new TemplateFunctions(
            meter, new MemoryScanner(database, 1_000), new ScriptedGateway(), message -> {}, new MovableClock(NOW));
    private final List<Measured> measured = new ArrayList<>();

    private GoodOrders() {}

    static List<Measured> measure() {
        return new GoodOrders().calls();
    }

    private List<Measured> calls() {
        recount(UseCase.FIRST_RECOUNT, 0, 0, 100_000);
        IntStream.range(1, SKUS).forEach(sku -> recount(sku, sku, 100_000));
        order(UseCase.NEW_BUYER, 0, 0, 1);
        order(UseCase.KNOWN_BUYER, 1, 0, 1);
        order(UseCase.TOLD_AGAIN, 1, 0, 1);
        order(UseCase.WITH_PAYMENT, 4, 0, 1, PAYMENT);
        order(UseCase.WITH_PARTS, 5, 0, 1, PARTS);
        order(UseCase.FIVE_LINES_NEW_BUYER, 2, 1, SKUS);
        order(UseCase.FIVE_LINES, 3, 1, SKUS);
        ship(UseCase.SHIPMENT, 1, 1);
        ship(UseCase.SHIPMENT_OF_FIVE, 3, SKUS);
        recount(UseCase.RECOUNT_FEWER, 0, SKUS, 100_000 - SKUS);
        recount(UseCase.RECOUNT, 0, SKUS + 1, 100_000);
        return measured;
    }

    private void order(UseCase useCase, int order, int buyer, int lines) {
        order(useCase, order, buyer, lines, Map.of());
    }

    /**
     * Places an order.
     *
     * @param more what it says besides
     */
    private void order(UseCase useCase, int order, int buyer, int lines, Map<String, Object> more) {
        OrderBody.Line[] bodies = IntStream.range(0, lines)
                .mapToObj(n -> OrderBody.line(
                        MarketplaceIds.line(order * SKUS + n),
                        MarketplaceIds.MERCHANT,
                        MarketplaceIds.sku(n),
                        1,
                        9_900,
                        NOW.plus(Duration.ofDays(2))))
                .toArray(OrderBody.Line[]::new);
        var body = OrderBody.of(MarketplaceIds.buyer(buyer), NOW.minusSeconds(3), bodies);
        var said = new HashMap<String, Object>(JSON.convertValue(body, BODY));
        said.putAll(more);
        ask("PUT /orders/{orderId}", said, MarketplaceIds.order(order));
        took(useCase, "OrdersApi");
    }

    private void ship(UseCase useCase, int order, int lines) {
        List<Map<String, Object>> shipped = IntStream.range(0, lines)
                .<Map<String, Object>>mapToObj(
                        n -> Map.of("lineId", MarketplaceIds.line(order * SKUS + n), "quantity", 1))
                .toList();
        ask(
                "PUT /orders/{orderId}/shipments/{shipmentId}",
                Map.of("shippedAt", NOW.toString(), "lines", shipped),
                MarketplaceIds.order(order),
                MarketplaceIds.shipment(order));
        took(useCase, "OrdersApi");
    }

    private void recount(UseCase useCase, int sku, int count, long onHand) {
        recount(sku, count, onHand);
        took(useCase, "StockApi");
    }

    private void recount(int sku, int count, long onHand) {
        meter.take();
        ask(
                "PUT /merchants/{merchantId}/stock/{sku}/recounts/{recountId}",
                Map.of("onHand", onHand),
                MarketplaceIds.MERCHANT,
                MarketplaceIds.sku(sku),
                MarketplaceIds.count(count));
    }

    private void took(UseCase useCase, String function) {
        measured.add(Measured.called(useCase, function, meter.take()));
    }

    private void ask(String route, Object body, String... path) {
        meter.take();
        var answer = functions.ask(Role.PLATFORM, "platform", "r-1", route, Map.of(), text(body), path);
        if (answer.status() > 201) {
            throw new IllegalStateException(route + " was answered by " + answer);
        }
    }

    private static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
