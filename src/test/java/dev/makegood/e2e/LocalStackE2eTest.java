package dev.makegood.e2e;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.local.LocalOptions;
import dev.makegood.local.LocalPlatform;
import dev.makegood.local.client.OrderBody;
import dev.makegood.local.dynamo.LocalStack;
import dev.makegood.local.gateway.GatewayCompanion;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Verifies the main job with its tables and their stream in LocalStack: order, admission, settled refund, coupon. */
@Tag("docker")
class LocalStackE2eTest {
    private final String order = Deployment.id("o");
    private final String merchant = Deployment.id("m");

    @Test
    void anAdmittedStockoutIsRefundedAndCompensated() {
        var options = LocalOptions.defaults()
                .ports(0)
                .frozenAt(Deployment.START)
                .companions(List.of(GatewayCompanion.factory()))
                .database(LocalStack.dynamo());
        try (LocalPlatform platform = LocalPlatform.start(options)) {
            as(platform, "platform", null)
                    .body(order())
                    .put("/orders/" + order)
                    .then()
                    .statusCode(201);
            as(platform, "merchant", merchant)
                    .body("{}")
                    .put("/orders/" + order + "/lines/1/admission")
                    .then()
                    .statusCode(201);
            platform.awaitQuietStreams();
            platform.advance(Duration.ofMinutes(1));

            as(platform, "buyer", "buyer-" + order)
                    .get("/cases/" + order + "~1~stockout")
                    .then()
                    .body("refunds.state", equalTo(List.of("refunded")))
                    .body("compensation.state", equalTo("issued"));
            as(platform, "buyer", "buyer-" + order)
                    .get("/buyers/me/coupons")
                    .then()
                    .body("items.faceMinor", equalTo(List.of(500)));
            var refunds = platform.gateway().movements().stream()
                    .filter(movement -> movement.orderId().equals(order))
                    .toList();
            assertEquals(1, refunds.size());
            assertEquals(9_999, refunds.getFirst().amountMinor());
        }
    }

    private static RequestSpecification as(LocalPlatform platform, String role, String id) {
        return given().baseUri(platform.baseUri().toString())
                .contentType(ContentType.JSON)
                .header("authorization", "Bearer " + platform.token(role, id));
    }

    private OrderBody order() {
        var line = OrderBody.line("1", merchant, "tea-250", 2, 9_999, Instant.parse("2026-03-03T04:00:00Z"));
        return OrderBody.of("buyer-" + order, Instant.parse("2026-03-02T03:00:00Z"), line);
    }
}
