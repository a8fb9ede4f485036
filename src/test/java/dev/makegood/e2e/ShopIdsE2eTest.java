package dev.makegood.e2e;

import static dev.makegood.e2e.Deployment.as;
import static dev.makegood.e2e.Deployment.asPlatform;
import static dev.makegood.e2e.Deployment.id;
import static dev.makegood.e2e.Deployment.line;
import static dev.makegood.e2e.Deployment.order;
import static dev.makegood.e2e.Deployment.pass;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.local.client.Segment;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Verifies that shops' own ids come back as they were sent, and that the main job is done under them. */
@Tag("platform")
class ShopIdsE2eTest {
    private final String order = id("#茶 1001/");
    private final String merchant = id("M&L ");
    private final String sku = id("A/B 茶叶-250 ");
    private final String buyer = id("li.wei+shop@example.com");

    private static RequestSpecification raw(RequestSpecification caller) {
        return caller.urlEncodingEnabled(false);
    }

    private String orderPath() {
        return "/orders/" + Segment.of(order);
    }

    private void place() {
        raw(asPlatform())
                .body(order(buyer, line("SKU 12", merchant, sku, 2, 10_000)))
                .put(orderPath())
                .then()
                .statusCode(201)
                .body("orderId", equalTo(order));
    }

    @Test
    @Tag("http")
    void theyComeBackAsTheyWereSent() {
        place();
        raw(as("buyer", buyer))
                .get(orderPath())
                .then()
                .statusCode(200)
                .body("orderId", equalTo(order))
                .body("lines[0].sku", equalTo(sku))
                .body("lines[0].merchantId", equalTo(merchant));
        String stock = "/merchants/" + Segment.of(merchant) + "/stock/" + Segment.of(sku);
        raw(as("merchant", merchant))
                .body(Map.of("onHand", 1))
                .put(stock + "/recounts/" + Segment.of("2026/11"))
                .then()
                .statusCode(201);
        raw(as("merchant", merchant)).get(stock).then().statusCode(200).body("sku", equalTo(sku));
        raw(as("merchant", merchant + "x")).get(stock).then().statusCode(404);
    }

    @Test
    @Tag("clock")
    void theMainJobIsDoneUnderThem() {
        place();
        raw(as("merchant", merchant))
                .body("{}")
                .put(orderPath() + "/lines/" + Segment.of("SKU 12") + "/admission")
                .then()
                .statusCode(201);
        pass(2);
        String caseId = order + "~SKU 12~stockout";
        raw(as("buyer", buyer))
                .get("/cases/" + Segment.of(caseId))
                .then()
                .statusCode(200)
                .body("refunds[0].refundId", equalTo(caseId + "~1-2"))
                .body("refunds[0].state", equalTo("refunded"))
                .body("compensation.couponId", equalTo("coupon~" + caseId));
        assertEquals(
                List.of(10_000L),
                Settled.movements(order).stream()
                        .map(movement -> movement.amountMinor())
                        .toList());
        Settled.reconciled();
    }
}
