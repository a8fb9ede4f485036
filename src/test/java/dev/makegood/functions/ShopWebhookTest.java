package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.functions.orders.ShopWebhooks;
import dev.makegood.secret.Secret;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.List;
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
        assertDoesNotThrow(() -> ShopWebhooks.of(List.of("shopify", "shopify"), _ -> Secret.fixed("s")));
    }
}
