package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.storage.Contract;
import dev.makegood.storage.Cursor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Verifies that lists over HTTP have every item once, page by page, and that a cursor of another list gives access to
 * nothing.
 */
class ListsContract extends Contract {

    @ParameterizedTest
    @CsvSource({
        "GET /merchants/{merchantId}/cases, M1",
        "GET /merchants/{merchantId}/stock, M1",
        "GET /merchants/{merchantId}/notices, M1",
        "GET /merchants/{merchantId}/ways-out, M1",
        "GET /merchants/{merchantId}/accounts/{currency}/statement, M1 CNY",
        "GET /buyers/{buyerId}/cases, buyer-1",
        "GET /buyers/{buyerId}/coupons, buyer-1",
        "GET /buyers/{buyerId}/notices, buyer-1",
    })
    void pageByPageEveryItemComesOnce(String route, String path) {
        Apis apis = twoCases();
        JsonNode whole = page(apis, route, path, Map.of());
        assertTrue(whole.get("items").size() >= 2, whole::toString);
        assertTrue(whole.path("cursor").isMissingNode(), whole::toString);
        assertEquals(List.copyOf(new LinkedHashSet<>(items(whole))), inPages(apis, route, path));

        String forged = new Cursor("0", "O9~1~stockout", "0").encode();
        JsonNode rest = page(apis, route, path, Map.of("cursor", forged));
        assertTrue(items(whole).containsAll(items(rest)), rest::toString);
    }

    private Apis twoCases() {
        var market = new SampleMarket(database());
        market.tell("PUT /orders/{orderId}", SampleMarket.ORDER, "O2");
        market.tell("PUT /orders/{orderId}/lines/{lineId}/admission", "{}", "O2", "1");
        market.tell("PUT /orders/{orderId}", SampleMarket.ORDER, "O3");
        market.tell("PUT /merchants/{merchantId}/stock/{sku}/recounts/{recountId}", "{\"onHand\":5}", "M1", "B", "r-1");
        market.issue();
        return market.apis;
    }

    private static List<JsonNode> inPages(Apis apis, String route, String path) {
        var items = new ArrayList<JsonNode>();
        JsonNode page = page(apis, route, path, Map.of("limit", "1"));
        items.addAll(items(page));
        while (page.has("cursor")) {
            page = page(
                    apis,
                    route,
                    path,
                    Map.of("limit", "1", "cursor", page.get("cursor").asText()));
            items.addAll(items(page));
        }
        return items;
    }

    private static JsonNode page(Apis apis, String route, String path, Map<String, String> query) {
        var answer = apis.answer(
                Call.to(route, path.split(" ")).as(Role.OPERATOR, "desk").query(query));
        assertEquals(200, answer.getStatusCode(), answer.getBody());
        return Call.json(answer.getBody());
    }

    private static List<JsonNode> items(JsonNode page) {
        var items = new ArrayList<JsonNode>();
        page.get("items").forEach(items::add);
        return items;
    }
}
