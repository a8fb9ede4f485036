package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Verifies that the same facts end in the same rows, in whatever sequence they are reported, even if the order comes
 * last.
 */
class FactsInAnyOrderTest {
    /** Describes a call of the platform. */
    record Fact(String route, List<String> path, String body) {
        Call call() {
            return Call.to(route, path.toArray(String[]::new))
                    .as(Role.PLATFORM, "shop")
                    .body(body);
        }

        /**
         * Returns true for the shipment that another fact withdraws, which no longer counts when it is reported again.
         */
        boolean isWithdrawn() {
            return route.equals(SHIPMENT) && path.contains("s-2");
        }

        @Override
        public String toString() {
            return String.join("/", path);
        }
    }

    private static final String SHIPMENT = "PUT /orders/{orderId}/shipments/{shipmentId}";
    private static final String RECOUNT = "PUT /merchants/{merchantId}/stock/{sku}/recounts/{recountId}";

    private static final Fact ORDER = new Fact("PUT /orders/{orderId}", List.of("O1"), """
        {"buyerId":"buyer-1","currency":"CNY","paidAt":"2026-03-01T04:00:00Z","lines":[
          {"lineId":"1","merchantId":"M1","sku":"A","quantity":6,"paidMinor":600,"promisedShipAt":"2026-03-03T04:00:00Z"},
          {"lineId":"2","merchantId":"M1","sku":"A","quantity":2,"paidMinor":200,"promisedShipAt":"2026-03-03T04:00:00Z"}]}
        """);

    private static final List<Fact> FACTS = List.of(
            ORDER,
            new Fact(SHIPMENT, List.of("O1", "s-1"), """
                {"shippedAt":"2026-03-01T08:00:00Z","lines":[{"lineId":"1","quantity":2},{"lineId":"2","quantity":1}]}
                """),
            new Fact(SHIPMENT, List.of("O1", "s-2"), """
                {"shippedAt":"2026-03-01T12:00:00Z","lines":[{"lineId":"1","quantity":1}]}
                """),
            new Fact(SHIPMENT + "/withdrawal", List.of("O1", "s-2"), "{\"reason\":\"notHandedOver\"}"),
            new Fact(RECOUNT, List.of("M1", "A", "r-1"), "{\"onHand\":30,\"countedAt\":\"2026-03-01T02:00:00Z\"}"),
            new Fact(RECOUNT, List.of("M1", "A", "r-2"), "{\"onHand\":25,\"countedAt\":\"2026-03-01T10:00:00Z\"}"),
            new Fact("PUT /orders/{orderId}/lines/{lineId}/admission", List.of("O1", "1"), "{\"quantity\":1}"),
            new Fact(
                    "PUT /orders/{orderId}/lines/{lineId}/external-refunds/{externalRefundId}",
                    List.of("O1", "1", "x-1"),
                    """
                    {"units":1,"amountMinor":100,"currency":"CNY","reference":"bank-7","refundedAt":"2026-03-02T01:00:00Z","why":"cancelled"}
                    """),
            new Fact(
                    "PUT /orders/{orderId}/lines/{lineId}/external-refunds/{externalRefundId}",
                    List.of("O1", "2", "x-1"),
                    """
                    {"units":1,"amountMinor":100,"currency":"CNY","reference":"bank-8","refundedAt":"2026-03-02T01:00:00Z","why":"chargeback"}
                    """));

    @Provide
    Arbitrary<List<Fact>> sequences() {
        return Arbitraries.shuffle(FACTS);
    }

    @Property(tries = 300)
    void endInTheSameRows(@ForAll("sequences") List<Fact> told) {
        var expected = rows(FACTS);
        var found = rows(told);
        assertEquals(expected.keySet(), found.keySet(), told::toString);
        expected.forEach((key, row) -> assertEquals(row, found.get(key), () -> key + " after " + told));
    }

    private static Map<String, Object> rows(List<Fact> told) {
        var database = new MemoryDatabase();
        var apis = new Apis(database, Clock.fixed(Shop.START, ZoneOffset.UTC));
        for (Fact fact : told) {
            int status = apis.status(fact.call());
            assertTrue(Set.of(201, 202).contains(status), () -> fact + " " + told);
        }
        for (Fact fact : told) {
            int status = apis.status(fact.call());
            assertEquals(fact.isWithdrawn() ? 409 : 2, fact.isWithdrawn() ? status : status / 100, fact::toString);
        }
        return ComparableRows.of(database.all());
    }
}
