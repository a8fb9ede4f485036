package dev.makegood.e2e;

import static dev.makegood.e2e.Deployment.as;
import static dev.makegood.e2e.Deployment.asPlatform;
import static dev.makegood.e2e.Deployment.id;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies that bad bodies, wrong roles and others' ids are refused by name, and change nothing. */
@Tag("platform")
@Tag("http")
class RefusalsE2eTest {
    private final String order = id("o");
    private final String merchant = id("m");
    private final String sku = id("sku");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | '' | not json",
                "400 | '' | [1,2]",
                "400 | extra |"
                        + " {\"buyerId\":\"b\",\"currency\":\"CNY\",\"paidAt\":\"2026-03-01T00:00:00Z\",\"extra\":1,"
                        + "\"lines\":[{\"lineId\":\"1\",\"merchantId\":\"m\",\"sku\":\"s\",\"quantity\":1,\"paidMinor\":1,"
                        + "\"promisedShipAt\":\"2026-03-01T00:00:00Z\"}]}",
                "422 | buyerId | {\"currency\":\"CNY\"}",
                "422 | currency | {\"buyerId\":\"b\",\"currency\":\"yuan\"}",
                "422 | paidAt | {\"buyerId\":\"b\",\"currency\":\"CNY\",\"paidAt\":\"yesterday\"}",
                "422 | lines |"
                        + " {\"buyerId\":\"b\",\"currency\":\"CNY\",\"paidAt\":\"2026-03-01T00:00:00Z\",\"lines\":[]}",
                "422 | lines/0/quantity | {\"buyerId\":\"b\",\"currency\":\"CNY\",\"paidAt\":\"2026-03-01T00:00:00Z\","
                        + "\"lines\":[{\"lineId\":\"1\",\"merchantId\":\"m\",\"sku\":\"s\",\"quantity\":1.5}]}",
            })
    void aBadOrderIsRefusedByFieldAndNotStored(int status, String field, String body) {
        asPlatform()
                .body(body)
                .put("/orders/" + order)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field));
        asPlatform().get("/orders/" + order).then().statusCode(404);
    }

    @Test
    void aCurrencyWithoutPolicyIsRefused() {
        var body = Map.of(
                "buyerId", "b",
                "currency", "USD",
                "paidAt", "2026-03-01T00:00:00Z",
                "lines", List.of(Deployment.line("1", merchant, sku, 1, 100)));
        asPlatform()
                .body(body)
                .put("/orders/" + order)
                .then()
                .statusCode(409)
                .body("code", equalTo("state"))
                .body("detail", equalTo("currency has no policy in force for stockout on pinduoduo in USD."));
    }

    @Test
    void theSameIdWithOtherContentIsAConflict() {
        Deployment.place(order, merchant, sku, 1, 100).then().statusCode(201);
        Deployment.place(order, merchant, sku, 1, 100).then().statusCode(200);
        Deployment.place(order, merchant, sku, 2, 100)
                .then()
                .statusCode(409)
                .body("errors.field", hasItem("lines/1/quantity"));
        Deployment.recount(merchant, sku, "r", 5).then().statusCode(201);
        Deployment.recount(merchant, sku, "r", 6)
                .then()
                .statusCode(409)
                .body("errors.field", equalTo(List.of("onHand")));
    }

    @Test
    void aCountFromTheFutureIsRefused() {
        as("merchant", merchant)
                .body(Map.of("onHand", 1, "countedAt", "2199-01-01T00:00:00Z"))
                .put("/merchants/" + merchant + "/stock/" + sku + "/recounts/r")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("countedAt"));
    }

    @Test
    void wrongRolesAreForbidden() {
        Deployment.place(order, merchant, sku, 1, 100).then().statusCode(201);
        as("buyer", "b").body("{}").put("/orders/" + order).then().statusCode(403);
        as("merchant", merchant).get("/refunds?state=parked").then().statusCode(403);
        as("buyer", "b")
                .body("{}")
                .put("/orders/" + order + "/lines/1/admission")
                .then()
                .statusCode(403);
    }

    @Test
    void othersThingsAreNotFound() {
        Deployment.place(order, merchant, sku, 1, 100).then().statusCode(201);
        Deployment.admit(order, id("m"), "{}").then().statusCode(404);
        Deployment.theCase(order).then().statusCode(404);
        Deployment.admit(order, merchant, "{}").then().statusCode(201);
        String path = "/cases/" + order + "~1~stockout";
        as("buyer", "somebody").get(path).then().statusCode(404);
        as("merchant", id("m")).get(path).then().statusCode(404);
        as("buyer", "somebody").get("/orders/" + order).then().statusCode(404);
        as("buyer", "somebody")
                .get("/buyers/buyer-" + order + "/coupons")
                .then()
                .statusCode(404);
        as("merchant", id("m"))
                .get("/merchants/" + merchant + "/accounts/CNY")
                .then()
                .statusCode(404);
        as("buyer", "buyer-" + order).get(path).then().statusCode(200);
    }

    @Test
    void pathsThatNameNothingAreNotFound() {
        for (String path : new String[] {
            "/cases/no-case",
            "/cases/a~b~stockout",
            "/refunds/a~b~stockout~1-99999999999",
            "/coupons/coupon~x",
            "/policies/pdd-stockout/versions/x",
            "/orders/" + "x".repeat(128)
        }) {
            as("operator", null).get(path).then().statusCode(404);
        }
        as("operator", null).get("/orders/" + "x".repeat(129)).then().statusCode(422);
        as("operator", null).get("/merchants/m/cases?limit=0").then().statusCode(422);
        as("operator", null).get("/merchants/m/cases?cursor=x").then().statusCode(422);
        as("operator", null).get("/merchants/m/cases").then().body("items", hasSize(0));
    }

    @Test
    void aWebhookThatNobodySignedIsUnauthorized() {
        asPlatform().body("{}").post("/gateway/http/webhook").then().statusCode(401);
        asPlatform()
                .header("makegood-signature", "t=1,v1=00")
                .body("{}")
                .post("/gateway/http/webhook")
                .then()
                .statusCode(401);
    }
}
