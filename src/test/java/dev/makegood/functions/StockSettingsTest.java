package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Verifies that a presale and a low-stock rule can be set and removed over HTTP. */
class StockSettingsTest {
    private static final String STOCK = " /merchants/{merchantId}/stock/{sku}/";

    private final MemoryDatabase database = new MemoryDatabase();
    private final SampleMarket market = new SampleMarket(database);

    private JsonNode seen(String route, String... path) {
        return Call.json(
                market.apis.answer(Call.to(route, path).as(Role.MERCHANT, "M1")).getBody());
    }

    private void takenBackTwice(String setting, String sku) {
        for (int i = 0; i < 2; i++) {
            var before = Set.copyOf(database.all());
            var answer = market.apis.answer(
                    Call.to("DELETE" + STOCK + setting, "M1", sku).as(Role.MERCHANT, "M1"));
            assertEquals(204, answer.getStatusCode());
            assertNull(answer.getBody());
            assertTrue(i == 0 || before.equals(Set.copyOf(database.all())));
        }
    }

    @Test
    void aPresaleIsOnTheProductPageUntilItIsEnded() {
        market.tell("PUT" + STOCK + "presale", "{\"shipsBy\":\"2026-04-02T04:00:00Z\"}", "M1", "A");
        String page = "GET /availability/{merchantId}/{sku}";
        assertEquals(
                "2026-04-02T04:00:00Z",
                seen(page, "M1", "A").path("presaleShipsBy").asText());
        takenBackTwice("presale", "A");
        assertTrue(seen(page, "M1", "A").path("presaleShipsBy").isMissingNode());
    }

    @Test
    void aSkuIsAtRiskUntilItsRuleIsDropped() {
        market.tell("PUT" + STOCK + "low-stock-rule", "{\"atUnits\":9}", "M1", "A");
        String list = "GET /merchants/{merchantId}/stock-at-risk";
        assertEquals(1, seen(list, "M1").path("items").size());
        takenBackTwice("low-stock-rule", "A");
        assertEquals(0, seen(list, "M1").path("items").size());
    }

    @Test
    void whereThereIsNoneThereIsNothingToTakeBack() {
        takenBackTwice("presale", "none");
        takenBackTwice("low-stock-rule", "none");
    }
}
