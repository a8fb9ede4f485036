package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.refund.waiting.NotifyRestockMoved;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies choices over HTTP, on a marketplace whose buyers have 12 hours to choose. */
class ChoicesTest {
    private static final String CHOICE = "PUT /refunds/{refundId}/choice";
    private static final String REFUND = "O9~1~stockout~1-1";
    private static final String OFFER = "{\"sku\":\"B\",\"unitPriceMinor\":700,\"shipBy\":\"2026-03-04T04:00:00Z\"}";

    private final MemoryDatabase database = new MemoryDatabase();
    private final SampleMarket market = new SampleMarket(database);

    @BeforeEach
    void anOrderIsShort() {
        new Shop(database, new MemoryScanner(database, 3))
                .publish(
                        "pdd-stockout",
                        "policyId: pdd-stockout",
                        "policyId: bazaar-stockout",
                        "platform: pinduoduo",
                        "platform: bazaar",
                        "choiceWindowHours: 0",
                        "choiceWindowHours: 12");
        String stock = "PUT /merchants/{merchantId}/stock/{sku}/";
        market.tell(stock + "recounts/{recountId}", "{\"onHand\":9}", "M1", "B", "r-1");
        market.tell(
                stock + "restocks/{restockId}/reply", "{\"units\":5,\"arrivesOn\":\"2026-03-05\"}", "M1", "A", "re-1");
        market.tell(
                "PUT /orders/{orderId}",
                SampleMarket.ORDER
                        .replace("{\"buyerId\"", "{\"platform\":\"bazaar\",\"buyerId\"")
                        .replace("\"quantity\":3", "\"quantity\":1"),
                "O9");
        market.tell("PUT /orders/{orderId}/lines/{lineId}/admission", "{}", "O9", "1");
    }

    private int offer(Role role, String who, String body) {
        return market.apis.status(Call.to("PUT /cases/{caseId}/replacements/{replacementId}", "O9~1~stockout", "r-1")
                .as(role, who)
                .body(body));
    }

    private int choose(String buyer, String body) {
        return market.apis.status(Call.to(CHOICE, REFUND).as(Role.BUYER, buyer).body(body));
    }

    private JsonNode see(String route, String who, String... path) {
        return Call.json(
                market.apis.answer(Call.to(route, path).as(Role.BUYER, who)).getBody());
    }

    @Test
    void theBuyerSeesWhatThereIsAndChoosesIt() {
        assertEquals(201, offer(Role.MERCHANT, "M1", OFFER));
        JsonNode seen = see("GET /refunds/{refundId}/alternatives", "buyer-1", REFUND);
        assertEquals("2026-03-02T16:00:00Z", seen.path("chooseBefore").asText());
        assertEquals("2026-03-05", seen.at("/restock/arrivesOn").asText());
        assertEquals("2026-03-05T16:00:00Z", seen.at("/restock/until").asText());
        assertEquals(200, seen.at("/swaps/0/refundMinor").asLong());
        assertEquals(201, choose("buyer-1", "{\"choice\":\"swap\",\"replacementId\":\"r-1\"}"));
        assertEquals(200, choose("buyer-1", "{\"choice\":\"swap\",\"replacementId\":\"r-1\"}"));
        assertEquals(409, choose("buyer-1", "{\"choice\":\"refund\"}"));
        JsonNode order = see("GET /orders/{orderId}", "buyer-1", "O9");
        assertTrue(order.toString().contains("\"lineId\":\"swap-1-1\""), order::toString);
        assertTrue(see("GET /refunds/{refundId}/alternatives", "buyer-1", REFUND)
                .path("swaps")
                .isEmpty());
    }

    @Test
    void whoWaitsIsShippedTo() {
        assertEquals(201, choose("buyer-1", "{\"choice\":\"wait\",\"arrivesOn\":\"2026-03-05\"}"));
        assertEquals(
                "deferred",
                see("GET /refunds/{refundId}", "buyer-1", REFUND).path("state").asText());
        market.tell(
                "PUT /orders/{orderId}/shipments/{shipmentId}",
                "{\"shippedAt\":\"2026-03-02T04:00:00Z\",\"lines\":[{\"lineId\":\"1\",\"quantity\":1}]}",
                "O9",
                "s-1");
        assertEquals(
                "withdrawn",
                see("GET /refunds/{refundId}", "buyer-1", REFUND).path("state").asText());
    }

    @Test
    void whoWaitsIsToldThatTheRestockWasMovedAndMayTakeTheRefund() {
        String newDate = "PUT /merchants/{merchantId}/stock/{sku}/restocks/{restockId}/new-date";
        assertEquals(201, choose("buyer-1", "{\"choice\":\"wait\",\"arrivesOn\":\"2026-03-05\"}"));
        assertEquals(409, choose("buyer-1", "{\"choice\":\"refund\"}"));
        market.tell(newDate, "{\"arrivesOn\":\"2026-03-09\"}", "M1", "A", "re-1");
        assertEquals(1, new NotifyRestockMoved(database).runOnce(Shop.START, 5).refunds());
        JsonNode seen = see("GET /refunds/{refundId}", "buyer-1", REFUND);
        assertEquals("2026-03-09", seen.path("restockMovedTo").asText());
        assertEquals("2026-03-05T16:00:00Z", seen.path("dueAt").asText());
        assertEquals(
                "2026-03-05T16:00:00Z",
                see("GET /refunds/{refundId}/alternatives", "buyer-1", REFUND)
                        .path("chooseBefore")
                        .asText());
        JsonNode restock = Call.json(market.apis
                        .answer(Call.to("GET /merchants/{merchantId}/stock/{sku}/restocks", "M1", "A")
                                .as(Role.MERCHANT, "M1"))
                        .getBody())
                .at("/items/0");
        assertEquals("2026-03-05", restock.at("/reply/arrivesOn").asText());
        assertEquals("2026-03-09", restock.at("/moved/arrivesOn").asText());
        assertEquals(1, restock.at("/moved/refundsTold").asInt());
        assertEquals(201, choose("buyer-1", "{\"choice\":\"refund\"}"));
        assertEquals(200, choose("buyer-1", "{\"choice\":\"refund\"}"));
        assertEquals(
                "scheduled",
                see("GET /refunds/{refundId}", "buyer-1", REFUND).path("state").asText());
        for (String body : List.of("{}", "{\"arrivesOn\":\"2026-03-01\"}", "{\"arrivesOn\":7}")) {
            assertEquals(
                    422,
                    market.apis.status(Call.to(newDate, "M1", "A", "re-1")
                            .as(Role.MERCHANT, "M1")
                            .body(body)),
                    body);
        }
    }

    @Test
    void nobodyElseChoosesOrOffers() {
        var before = Set.copyOf(database.all());
        assertEquals(404, choose("buyer-2", "{\"choice\":\"refund\"}"));
        assertEquals(404, offer(Role.MERCHANT, "M2", OFFER));
        for (Role role : Set.of(Role.PLATFORM, Role.OPERATOR, Role.MERCHANT)) {
            assertEquals(
                    403,
                    market.apis.status(Call.to(CHOICE, REFUND).as(role, "M1").body("{\"choice\":\"refund\"}")));
        }
        assertEquals(
                404,
                market.apis.status(
                        Call.to("GET /refunds/{refundId}/alternatives", REFUND).as(Role.BUYER, "buyer-2")));
        assertEquals(before, Set.copyOf(database.all()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422",
                "{\"choice\":\"keep\"} | 422",
                "{\"choice\":\"wait\"} | 422",
                "{\"choice\":\"wait\",\"arrivesOn\":\"tomorrow\"} | 422",
                "{\"choice\":\"wait\",\"arrivesOn\":\"2026-03-04\"} | 409",
                "{\"choice\":\"swap\",\"replacementId\":\"a~b\"} | 422",
                "{\"choice\":\"swap\",\"replacementId\":\"r-7\"} | 409",
                "{\"choice\":\"refund\",\"amountMinor\":1} | 400",
            })
    void whatCannotBeChosenChangesNothing(String body, int status) {
        var before = Set.copyOf(database.all());
        assertEquals(status, choose("buyer-1", body));
        assertEquals(before, Set.copyOf(database.all()));
    }
}
