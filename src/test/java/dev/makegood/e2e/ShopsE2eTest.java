package dev.makegood.e2e;

import static dev.makegood.e2e.Deployment.asPlatform;
import static dev.makegood.e2e.Deployment.id;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.local.template.LocalSecret;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Verifies that messages of shops become orders and shipments in the packaged functions, by webhook and by the queue. */
@Tag("platform")
class ShopsE2eTest {
    private final String order = id("o");
    private final String merchant = id("m");

    private final String paid = """
        {"id": "%s", "currency": "CNY", "financial_status": "paid", "processed_at": "2026-03-02T03:00:00Z", "taxes_included": true,
         "total_price": "24.00", "total_tax": "0.00", "token": "t-1", "shipping_lines": [{"price": "4.00"}],
         "line_items": [{"id": 1, "sku": "tea", "vendor": "%s", "quantity": 2, "price": "10.00"}]}
        """.formatted(order, merchant);

    private final String fulfilled = """
        {"id": 5, "order_id": "%s", "status": "success", "created_at": "2026-03-02T03:30:00Z",
         "line_items": [{"id": 1, "quantity": 1}]}
        """.formatted(order);

    @Test
    void aSignedMessageIsTakenOnceAndAnyOtherRefused() throws Exception {
        assertEquals(401, told("orders/paid", paid, signature("another secret")));
        assertEquals(204, told("orders/paid", paid, signature(LocalSecret.of("shopify-webhook"))));
        assertEquals(204, told("orders/paid", paid, signature(LocalSecret.of("shopify-webhook"))));
        asPlatform()
                .get("/orders/" + order)
                .then()
                .statusCode(200)
                .body("lines[0].paidMinor", equalTo(2000))
                .body("parts[0].amountMinor", equalTo(400));
    }

    @Test
    void aMessageOfTheQueueIsReadByItsMap() {
        for (String message : new String[] {
            "{\"map\": \"shopify-shipments\", \"body\": " + fulfilled + "}",
            "{\"map\": \"shopify-orders\", \"body\": " + paid + "}"
        }) {
            Deployment.platform().send(message);
            Deployment.platform().awaitQuietStreams();
        }
        asPlatform().get("/orders/" + order).then().statusCode(200).body("lines[0].shipped", equalTo(1));
    }

    private int told(String topic, String body, Mac secret) {
        byte[] signature = secret.doFinal(body.getBytes(StandardCharsets.UTF_8));
        return given().baseUri(Deployment.platform().baseUri().toString())
                .contentType(ContentType.JSON)
                .header("X-Shopify-Topic", topic)
                .header("X-Shopify-Hmac-Sha256", Base64.getEncoder().encodeToString(signature))
                .body(body)
                .post("/shops/shopify/webhook")
                .statusCode();
    }

    private static Mac signature(String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac;
    }
}
