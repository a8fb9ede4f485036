package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.functions.orders.ShopWebhooks;
import dev.makegood.payment.Providers;
import dev.makegood.secret.Secret;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Verifies what the messages of a shop do, one after the other. */
class ShopWebhookTest {
    private static final String PAID = """
        {"id": 91, "status": "processing", "currency": "CNY", "payment_method": "stripe", "customer_id": 0,
        "order_key": "wc_order_91", "date_paid_gmt": "2026-03-02T02:00:00", "date_completed_gmt": null,
        "total": "10.00", "shipping_total": "0.00", "total_tax": "0.00", "line_items": [{"id": 1, "sku": "A",
        "quantity": 2, "total": "10.00"}]}
        """;

    private static final String COMPLETED = completed(PAID, "2026-03-02T03:00:00");

    private final Apis apis = new SampleMarket(new MemoryDatabase()).apis;

    private static String completed(String order, String at) {
        return order.replace("processing", "completed")
                .replace("\"date_completed_gmt\": null", "\"date_completed_gmt\": \"" + at + "\"");
    }

    private static String putBack(String order) {
        return completed(order, "2026-03-02T03:00:00").replace("completed\"", "processing\"");
    }

    private int woocommerce(String body) {
        return apis.status(ShopForgery.signed("woocommerce", "order.updated", body));
    }

    private int shopify(String topic, String body) {
        return apis.status(ShopForgery.signed("shopify", topic, body));
    }

    private JsonNode order(String orderId) {
        return Call.json(apis.answer(Call.to("GET /orders/{orderId}", orderId).as(Role.PLATFORM, "shop"))
                .getBody());
    }

    private int shipped(String orderId) {
        return order(orderId).path("lines").path(0).path("shipped").asInt();
    }

    @Test
    void aRefusedOrderDoesNotStopItsShipment() {
        assertEquals(204, woocommerce(PAID));
        assertEquals(409, woocommerce(COMPLETED.replace("10.00", "11.00")), "a price was changed");
        assertEquals(2, shipped("91"));
    }

    @Test
    void aGuestMayRegister() {
        assertEquals(204, woocommerce(PAID));
        assertEquals(204, woocommerce(PAID.replace("\"customer_id\": 0", "\"customer_id\": 7")));
    }

    @Test
    void whatIsPaidOnDeliveryIsNotPaid() {
        assertEquals(204, woocommerce(PAID.replace("stripe", "cod")));
        assertEquals(204, woocommerce(COMPLETED.replace("stripe", "cod")));
        assertEquals(404, order("91").path("status").asInt());
    }

    @Test
    void aTopicAloneMakesNoOrderPaid() {
        assertEquals(204, shopify("orders/paid", ShopForgery.ORDER.replace("\"paid\"", "\"pending\"")));
        assertEquals(404, order("77").path("status").asInt());
    }

    @Test
    void aShopMayBeNamedTwice() {
        assertDoesNotThrow(
                () -> ShopWebhooks.of(List.of("shopify", "shopify"), Providers.of("http"), _ -> Secret.fixed("s")));
    }

    private static String manyLines(IntUnaryOperator id) {
        String lines = IntStream.rangeClosed(1, 40)
                .map(id)
                .mapToObj("{\"id\": %d, \"sku\": \"A\", \"quantity\": 2, \"total\": \"1.00\"}"::formatted)
                .collect(Collectors.joining(", ", "\"line_items\": [", "]"));
        return PAID.replaceAll("(?s)\"line_items.*]", lines).replace("10.00", "40.00");
    }

    @Test
    void anOrderOfManyLinesIsShippedWhole() {
        String paid = manyLines(id -> id);
        assertEquals(204, woocommerce(paid));
        assertEquals(204, woocommerce(completed(paid, "2026-03-02T03:00:00")));
        order("91")
                .path("lines")
                .forEach(line -> assertEquals(2, line.path("shipped").asInt(), line::toString));
        assertEquals(204, woocommerce(completed(manyLines(id -> 41 - id), "2026-03-02T03:00:00")), "another sequence");
        assertEquals(204, woocommerce(putBack(paid)));
        order("91")
                .path("lines")
                .forEach(line -> assertEquals(0, line.path("shipped").asInt(), line::toString));
    }

    @Test
    void anOrderMayBeCompletedAgain() {
        assertEquals(204, woocommerce(COMPLETED));
        assertEquals(2, shipped("91"));
        assertEquals(204, woocommerce(putBack(PAID)));
        assertEquals(0, shipped("91"));
        assertEquals(204, woocommerce(completed(PAID, "2026-03-02T03:30:00")));
        assertEquals(2, shipped("91"));
    }

    @Test
    void aCancelledFulfilmentDidNotLeave() {
        String fulfilment = """
                {"id": 5, "order_id": 77, "status": "success", "created_at": "2026-03-02T04:00:00Z",
                "line_items": [{"id": 1, "quantity": 2}]}
                """;
        assertEquals(204, shopify("orders/paid", ShopForgery.ORDER));
        assertEquals(204, shopify("fulfillments/create", fulfilment));
        assertEquals(2, shipped("77"));
        assertEquals(204, shopify("fulfillments/update", fulfilment.replace("success", "cancelled")));
        assertEquals(0, shipped("77"));
    }

    @Test
    void whatUndoesAnOrderIsRefused() {
        assertEquals(422, shopify("orders/cancelled", ShopForgery.ORDER));
        assertEquals(422, shopify("refunds/create", "{\"id\": 1, \"order_id\": 77}"));
        assertEquals(204, woocommerce(PAID));
        assertEquals(422, woocommerce(PAID.replace("processing", "cancelled")));
        assertEquals(422, woocommerce(PAID.replace("processing", "refunded")));
        String unpaid = PAID.replace("\"2026-03-02T02:00:00\"", "null");
        assertEquals(204, woocommerce(unpaid.replace("processing", "cancelled")));
    }
}
