package dev.makegood.functions.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.functions.http.FieldError;
import dev.makegood.functions.http.Reply;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.payment.Providers;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Verifies that a shop's messages end in the rows of the same calls, and that what cannot be mapped is refused. */
class MappedMessagesTest {
    private static final String ORDER = """
        {"id": 7, "currency": "CNY", "financial_status": "paid", "processed_at": "2026-01-05T10:00:00Z", "taxes_included": true,
         "total_price": "%s", "total_tax": "3.18", "token": "t-1", "note": "please\\nring", "customer": {"id": 8},
         "line_items": [{"id": 71, "variant_id": 3, "sku": "tea", "vendor": "m-7", "quantity": 2, "price": "10.00",
           "discount_allocations": [{"amount": "0.10"}]}],
         "shipping_lines": [{"price": "4.00"}]}
        """;
    private static final String SHIPMENT = """
        {"id": 9, "order_id": 7, "status": "%s", "created_at": "2026-01-06T10:00:00Z",
         "line_items": [{"id": 71, "quantity": 1}]}
        """;

    private static final class Shop {
        private final MemoryDatabase database = new MemoryDatabase();
        private final Reports reports = new Reports(
                "shop",
                database,
                new Pseudonyms(database, "a key that only tests know"),
                Providers.of("http"),
                Clock.fixed(Instant.parse("2026-01-07T00:00:00Z"), ZoneOffset.UTC));

        Reply mapped(String map, String body) {
            return reports.take("m-1", "{\"map\": \"" + map + "\", \"body\": " + body + "}");
        }

        Reply called(String path, String body) {
            return reports.take("m-1", "{\"path\": \"" + path + "\", \"body\": " + body + "}");
        }

        /** A pseudonym is drawn anew each time. */
        TreeSet<String> rows() {
            return database.all().stream()
                    .map(row -> row.toString().replaceAll("b_[0-9a-f]{32}", "the buyer"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        List<String> refused(String map, String body) {
            Reply.Problem problem = mapped(map, body).problem().orElseThrow();
            assertTrue(problem.status() / 100 == 4, problem::toString);
            return problem.errors().stream().map(FieldError::field).toList();
        }
    }

    @Test
    void theyEndInTheRowsOfTheSameCallsInAnySequenceAndNumber() {
        var called = new Shop();
        called.called("/orders/7", """
                {"buyerId": "8", "currency": "CNY", "paidAt": "2026-01-05T10:00:00Z", "paidMinor": 2390,
                 "parts": [{"part": "shipping", "amountMinor": 400}],
                 "lines": [{"lineId": "71", "merchantId": "m-7", "sku": "tea", "quantity": 2, "paidMinor": 1990,
                   "promisedShipAt": "2026-01-08T10:00:00Z"}]}
                """);
        called.called(
                "/orders/7/shipments/9",
                "{\"shippedAt\": \"2026-01-06T10:00:00Z\", \"lines\": [{\"lineId\": \"71\", \"quantity\": 1}]}");
        var mapped = new Shop();
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    Optional.empty(),
                    mapped.mapped("shopify-orders", ORDER.formatted("23.90")).problem());
            assertEquals(
                    Optional.empty(),
                    mapped.mapped("shopify-shipments", SHIPMENT.formatted("success"))
                            .problem());
        }
        assertEquals(called.rows(), mapped.rows());
    }

    @Test
    void whatSaysNothingChangesNothing() {
        var shop = new Shop();
        assertEquals(
                204,
                shop.mapped("shopify-shipments", SHIPMENT.formatted("pending")).status());
        assertEquals(new TreeSet<>(), shop.rows());
    }

    @Test
    void whatCannotBeMappedIsRefusedByField() {
        var shop = new Shop();
        assertEquals(List.of("paidMinor"), shop.refused("shopify-orders", ORDER.formatted("24.90")), "a tip");
        assertEquals(List.of("orderPaidMinor"), shop.refused("shopify-orders", ORDER.formatted("free")));
        assertEquals(
                List.of("orderPaidMinor"),
                shop.refused(
                        "shopify-orders", ORDER.replace("total_price", "total").formatted("23.90")));
        assertEquals(
                List.of("paidMinor"),
                shop.refused("shopify-orders", ORDER.formatted("23.90").replace("10.00", "10.003")));
        assertEquals(List.of("shopify-orders"), shop.refused("orders", "{\"shopify-orders\": 1, \"orderId\": \"7\"}"));
        assertEquals(List.of("map"), shop.refused("nobodys-orders", "{}"));
        assertEquals(List.of("map"), shop.refused("../markets/cn", "{}"));
        assertEquals(new TreeSet<>(), shop.rows());
    }
}
