package dev.makegood.e2e;

import static dev.makegood.e2e.Deployment.id;
import static dev.makegood.e2e.Deployment.pass;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.local.template.LocalSecret;
import dev.makegood.payment.WebhookSignature;
import dev.makegood.secret.Secret;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Verifies that a rotated webhook key takes effect without a deployment, and that no webhook is lost meanwhile. */
@Tag("long")
@Tag("clock")
class RotationE2eTest {
    private static final String OLD = LocalSecret.SECRETS.get(LocalSecret.WEBHOOK_KEY);
    private static final String NEW = "the key after the rotation";

    /** See the template's parameter SecretOverlapMinutes. */
    private static final int OVERLAP_MINUTES = 60;

    private final String order = id("o");

    @AfterEach
    void rotateBack() {
        Deployment.platform().secrets().rotate(LocalSecret.WEBHOOK_KEY, OLD);
        pass(6);
    }

    @Test
    void bothKeysAreTakenForAnHourAndThenTheNewOneAlone() {
        Deployment.place(order, id("m"), id("sku"), 1, 5_000).then().statusCode(201);
        assertEquals(204, webhookUnder(OLD));
        assertEquals(401, webhookUnder(NEW));

        Deployment.platform().secrets().rotate(LocalSecret.WEBHOOK_KEY, NEW);
        Deployment.platform().advance(Duration.ofSeconds(1));
        assertEquals(204, webhookUnder(NEW));
        assertEquals(204, webhookUnder(OLD));
        pass(OVERLAP_MINUTES);
        assertEquals(204, webhookUnder(NEW));
        assertEquals(401, webhookUnder(OLD));
    }

    /** Tells of a refund that was never sent, which is kept for an operator and changes nothing. */
    private int webhookUnder(String key) {
        String body = "{\"eventId\":\"e-%s\",\"key\":\"%s~1~stockout~1-1\",\"status\":\"done\",\"reference\":\"gw-1\","
                        .formatted(order, order)
                + "\"amountMinor\":5000,\"currency\":\"CNY\"}";
        String signature =
                new WebhookSignature(Secret.fixed(key)).sign(body.getBytes(StandardCharsets.UTF_8), Deployment.now());
        return given().baseUri(Deployment.platform().baseUri().toString())
                .contentType(ContentType.JSON)
                .header(WebhookSignature.HEADER, signature)
                .body(body)
                .post("/gateway/http/webhook")
                .statusCode();
    }
}
