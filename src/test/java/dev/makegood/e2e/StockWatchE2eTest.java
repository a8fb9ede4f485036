package dev.makegood.e2e;

import static dev.makegood.e2e.Deployment.as;
import static dev.makegood.e2e.Deployment.asPlatform;
import static dev.makegood.e2e.Deployment.id;
import static dev.makegood.e2e.Deployment.pass;
import static dev.makegood.e2e.Deployment.recount;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Verifies a warning, a restock and a presale before a stockout, as merchant and buyer see them. */
@Tag("platform")
@Tag("clock")
class StockWatchE2eTest {
    /** Longer than the time between two passes. */
    private static final int A_PASS = 6;

    private final String merchant = id("m");
    private final String sku = id("sku");
    private final String stock = "/merchants/" + merchant + "/stock/" + sku;

    private void put(String path, Map<String, ?> body) {
        as("merchant", merchant).body(body).put(stock + path).then().statusCode(201);
    }

    private ValidatableResponse see(String path) {
        return as("merchant", merchant)
                .get("/merchants/" + merchant + path)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse availability() {
        return as("buyer", "anybody")
                .get("/availability/" + merchant + "/" + sku)
                .then()
                .statusCode(200);
    }

    @Test
    void aWarningRaisesARestockAndProductPagesShowItsDate() {
        recount(merchant, sku, "c-1", 10).then().statusCode(201);
        put("/suppliers/sup-1", Map.of("leadTimeDays", 3));
        put("/low-stock-rule", Map.of("atUnits", 5, "restock", Map.of("units", 40)));
        Deployment.place(id("o"), merchant, sku, 5, 10_000).then().statusCode(201);
        pass(A_PASS);
        see("/notices").body("items.template", equalTo(List.of("lowStockMerchant")));
        see("/stock-at-risk?missing=2")
                .body("items[0].available", equalTo(5))
                .body("items[0].stranded.worth[0].amountMinor", equalTo(4_000));

        String date = Deployment.now().plus(Duration.ofDays(3)).toString().substring(0, 10);
        put("/restocks/low-stock.1/reply", Map.of("units", 40, "arrivesOn", date));
        Deployment.place(id("o"), merchant, sku, 5, 10_000).then().statusCode(201);
        // The stream counts the order in its position.
        pass(1);
        availability()
                .body("inStock", equalTo(false))
                .body("available", nullValue())
                .body("expectedShipOn", equalTo(date));
        put("/restocks/low-stock.1/arrival", Map.of("units", 40));
        availability().body("inStock", equalTo(true));
        see("/stock-at-risk").body("items", hasSize(0));
        see("/stock/" + sku + "/suppliers").body("items[0].datesKept", equalTo(1));
    }

    @Test
    void aPresaleIsNotShortAndItsChangeIsTold() {
        String order = id("o");
        recount(merchant, sku, "c-1", 0).then().statusCode(201);
        put(
                "/presale",
                Map.of("shipsBy", Deployment.now().plus(Duration.ofDays(9)).toString()));
        var line = Deployment.line("1", merchant, sku, 1, 10_000).presale();
        asPlatform()
                .body(Deployment.order("buyer-" + order, line))
                .put("/orders/" + order)
                .then()
                .statusCode(201);
        put(
                "/presale",
                Map.of("shipsBy", Deployment.now().plus(Duration.ofDays(12)).toString()));
        pass(A_PASS);
        Deployment.theCase(order).then().statusCode(404);
        as("buyer", "buyer-" + order)
                .get("/buyers/me/notices")
                .then()
                .body("items.template", hasItem("presaleChangedBuyer"));
    }
}
