package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies that merchants and buyers see and change only their own resources; others do not exist for them. */
class OthersTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Apis apis = new SampleMarket(database).apis;

    private static Call call(String route, String path, String body) {
        return Call.to(route, path.split(" ")).body(body);
    }

    private void assertOnlyFor(Role role, String owner, String other, String route, String path, String body) {
        var before = Set.copyOf(database.all());
        var refused = apis.answer(call(route, path, body).as(role, other));
        assertEquals(404, refused.getStatusCode());
        assertEquals(
                apis.answer(Call.to("GET /orders/{orderId}", "none").as(role, other))
                        .getBody(),
                refused.getBody());
        assertEquals(before, Set.copyOf(database.all()));
        assertEquals(2, apis.status(call(route, path, body).as(role, owner)) / 100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GET /orders/{orderId} | O1 | ",
                "GET /cases/{caseId} | O1~1~stockout | ",
                "GET /refunds/{refundId} | O1~1~stockout~1-1 | ",
                "GET /cases/{caseId}/evidence | O1~1~stockout | ",
                "GET /cases/{caseId}/next | O1~1~stockout | ",
                "PUT /cases/{caseId}/hand-overs/{handOverId} | O1~1~stockout h-1 | {\"reason\":\"Why?\"}",
                "PUT /cases/{caseId}/appeal | O1~1~stockout | {\"reason\":\"in"
                        + " time\",\"evidence\":[{\"text\":\"receipt\"}]}",
                "GET /merchants/{merchantId}/cases | M1 | ",
                "GET /merchants/{merchantId}/notices | M1 | ",
                "GET /merchants/{merchantId}/stock/{sku} | M1 A | ",
                "GET /merchants/{merchantId}/accounts/{currency} | M1 CNY | ",
                "GET /merchants/{merchantId}/accounts/{currency}/statement | M1 CNY | ",
                "PUT /orders/{orderId}/lines/{lineId}/admission | O1 1 | {}",
                "PUT /orders/{orderId}/shipments/{shipmentId} | O1 s-1 | "
                        + "{\"shippedAt\":\"2026-03-02T04:00:00Z\",\"lines\":[{\"lineId\":\"1\",\"quantity\":2}]}",
                "PUT /merchants/{merchantId}/stock/{sku}/recounts/{recountId} | M1 A r-2 | {\"onHand\":5}",
                "GET /merchants/{merchantId}/stock-at-risk | M1 | ",
                "GET /merchants/{merchantId}/ways-out | M1 | ",
                "PUT /merchants/{merchantId}/stock/{sku}/presale | M1 A | {\"shipsBy\":\"2026-04-02T04:00:00Z\"}",
                "GET /merchants/{merchantId}/stock/{sku}/suppliers | M1 A | ",
                "GET /merchants/{merchantId}/stock/{sku}/restocks | M1 A | ",
                "PUT /merchants/{merchantId}/stock/{sku}/suppliers/{supplierId} | M1 A sup-2 | {\"leadTimeDays\":5}",
                "PUT /merchants/{merchantId}/stock/{sku}/restocks/{restockId} | M1 A re-2 | "
                        + "{\"supplierId\":\"sup-1\",\"units\":5}",
                "PUT /merchants/{merchantId}/stock/{sku}/restocks/{restockId}/reply | M1 A re-1 | "
                        + "{\"units\":5,\"arrivesOn\":\"2026-03-05\"}",
                "PUT /merchants/{merchantId}/stock/{sku}/restocks/{restockId}/declined | M1 A re-1 | ",
                "PUT /merchants/{merchantId}/stock/{sku}/restocks/{restockId}/arrival | M1 A re-1 | {\"units\":5}",
                "DELETE /merchants/{merchantId}/stock/{sku}/presale | M1 A | ",
                "DELETE /merchants/{merchantId}/stock/{sku}/low-stock-rule | M1 A | ",
                "PUT /merchants/{merchantId}/stock/{sku}/low-stock-rule | M1 A | {\"atUnits\":5}",
                "PUT /merchants/{merchantId}/stock/{sku}/adjustments/{adjustmentId} | M1 A a-1 | {\"delta\":-1}",
            })
    void aMerchantReachesItsOwnOnly(String route, String path, String body) {
        assertOnlyFor(Role.MERCHANT, "M1", "M2", route, path, body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /orders/{orderId} | O1",
                "GET /cases/{caseId} | O1~1~stockout",
                "GET /refunds/{refundId} | O1~1~stockout~1-1",
                "GET /cases/{caseId}/next | O1~1~stockout",
                "GET /coupons/{couponId} | coupon~O1~1~stockout",
                "GET /buyers/{buyerId}/cases | buyer-1",
                "GET /buyers/{buyerId}/coupons | buyer-1",
                "GET /buyers/{buyerId}/notices | buyer-1",
            })
    void aBuyerReachesTheirOwnOnly(String route, String path) {
        assertOnlyFor(Role.BUYER, "buyer-1", "buyer-2", route, path, null);
    }

    /** A product page shows whether there is any stock; only the merchant sees how much. */
    @Test
    void everybodySeesWhatCanBeSoldButBuyersNotHowMany() {
        var route = Call.to("GET /availability/{merchantId}/{sku}", "M1", "A");
        for (Role role : EnumSet.complementOf(EnumSet.of(Role.MESSAGES))) {
            var seen = Call.json(apis.answer(route.as(role, "M1")).getBody());
            assertEquals(role != Role.BUYER, seen.has("available"), seen::toString);
            assertEquals("true", seen.path("inStock").asText(), seen::toString);
        }
    }

    @Test
    void aMerchantWithoutItsClaimOwnsNothing() {
        var claims = Map.of("scope", Role.MERCHANT.scope(), "sub", "M1");
        assertEquals(
                404,
                apis.status(Call.to("GET /merchants/{merchantId}/cases", "M1").claiming(claims)));
    }

    @Test
    void whoATokenNamesCountsOnlyWithTheScopeForIt() {
        var merchant = Map.of("scope", Role.MERCHANT.scope(), "sub", "buyer-1", "merchant_id", "M2");
        var buyer = Map.of("scope", Role.BUYER.scope(), "sub", "buyer-2", "merchant_id", "M1");
        for (var claims : List.of(merchant, buyer)) {
            assertEquals(
                    404,
                    apis.status(Call.to("GET /cases/{caseId}", "O1~1~stockout").claiming(claims)));
        }
    }

    @Test
    void aMerchantSeesItsOwnLinesOfASharedOrder() {
        String lines = SampleMarket.LINE + ","
                + SampleMarket.LINE.replace("\"1\"", "\"2\"").replace("M1", "M2");
        var body = SampleMarket.ORDER.replace(SampleMarket.LINE, lines);
        assertEquals(201, apis.status(call("PUT /orders/{orderId}", "O2", body).as(Role.PLATFORM, "shop")));
        var seen = Call.json(apis.answer(Call.to("GET /orders/{orderId}", "O2").as(Role.MERCHANT, "M2"))
                .getBody());
        assertEquals(1, seen.get("lines").size());
        assertEquals("2", seen.at("/lines/0/lineId").asText());
    }
}
