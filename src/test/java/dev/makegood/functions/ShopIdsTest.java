package dev.makegood.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.input.AnyId;
import dev.makegood.logging.Log;
import dev.makegood.notice.NoticePort;
import dev.makegood.refund.PaymentKey;
import dev.makegood.refund.RefundId;
import dev.makegood.shop.MovableClock;
import dev.makegood.shop.ScriptedGateway;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifies that the main job is done under the ids that shops have, and that no two of them are ever mixed up. */
class ShopIdsTest {
    private static final NoticePort NOBODY = _ -> {};

    /** Holds the ids of one order. */
    private record Sale(
            String order, String line, String merchant, String sku, String buyer, String supplier, String other) {
        String body() {
            var body = JsonNodeFactory.instance.objectNode();
            body.put("buyerId", buyer).put("currency", "CNY").put("paidAt", "2026-03-02T04:00:00Z");
            body.putArray("lines")
                    .addObject()
                    .put("lineId", line)
                    .put("merchantId", merchant)
                    .put("sku", sku)
                    .put("quantity", 3)
                    .put("paidMinor", 900)
                    .put("promisedShipAt", "2026-03-02T12:00:00Z");
            return body.toString();
        }

        String caseId() {
            return order + "~" + line + "~stockout";
        }
    }

    /** Holds a market without anything in it. */
    private static final class World {
        private final MemoryDatabase database = new MemoryDatabase();
        private final MovableClock clock = new MovableClock(Shop.START);
        private final ScriptedGateway gateway = new ScriptedGateway();
        private final RoutedApis front = new RoutedApis(new Apis(database, clock));
        private final Passes passes = new Passes(database, gateway, NOBODY, clock);

        private void put(Sale sale, String path, String body, String... ids) {
            var answer = front.ask(Role.PLATFORM, "shop", "PUT", path, body, ids);
            assertEquals(201, answer.status(), () -> sale + " " + path + " " + answer.body());
        }

        /**
         * Reports a sale, with every fact whose id is part of a key; one of its three units is admitted as missing.
         */
        void tell(Sale sale) {
            String supplied = "{\"supplierId\":" + JsonNodeFactory.instance.textNode(sale.supplier()) + ",\"units\":5}";
            String stock = "/merchants/{}/stock/{}/";
            String line = "/orders/{}/lines/{}/";
            put(sale, stock + "recounts/{}", "{\"onHand\":9}", sale.merchant(), sale.sku(), sale.other());
            put(sale, stock + "suppliers/{}", "{\"leadTimeDays\":7}", sale.merchant(), sale.sku(), sale.supplier());
            put(sale, stock + "restocks/{}", supplied, sale.merchant(), sale.sku(), sale.other());
            put(sale, "/orders/{}", sale.body(), sale.order());
            put(sale, line + "admission", "{\"quantity\":1}", sale.order(), sale.line());
            put(sale, "/cases/{}/notes/{}", "{\"text\":\"seen\"}", sale.caseId(), sale.other());
            put(sale, "/orders/{}/shipments/{}", shipped(sale), sale.order(), sale.other());
        }

        private static String shipped(Sale sale) {
            var body = JsonNodeFactory.instance.objectNode().put("shippedAt", "2026-03-02T04:00:00Z");
            body.putArray("lines").addObject().put("lineId", sale.line()).put("quantity", 1);
            return body.toString();
        }

        /** Runs all passes, and checks that their lines for CloudWatch are JSON. */
        void settle() {
            var printed = new ByteArrayOutputStream();
            PrintStream out = System.out;
            System.setOut(new PrintStream(printed, true, UTF_8));
            try {
                passes.detect();
                passes.sweep();
                passes.issue();
                passes.deliver();
            } finally {
                System.setOut(out);
            }
            printed.toString(UTF_8)
                    .lines()
                    .forEach(line -> assertTrue(Call.json(line).isObject(), line));
        }

        JsonNode see(Role role, String who, String path, String... ids) {
            var answer = front.ask(role, who, "GET", path, "", ids);
            assertEquals(200, answer.status(), () -> path + " " + List.of(ids) + " " + answer.body());
            return answer.body();
        }

        /** Returns all rows as text, without the random part of pseudonyms. */
        Set<String> rows() {
            return database.all().stream()
                    .map(row -> row.toString().replaceAll("b_[0-9a-f]{32}", "b_"))
                    .filter(row -> !row.contains("table=BUYERS"))
                    .collect(Collectors.toSet());
        }
    }

    private static void seen(World world, Sale sale) {
        JsonNode order = world.see(Role.BUYER, sale.buyer(), "/orders/{}", sale.order());
        assertEquals(sale.order(), order.path("orderId").asText());
        assertEquals(sale.line(), order.at("/lines/0/lineId").asText());
        assertEquals(sale.sku(), order.at("/lines/0/sku").asText());
        JsonNode theCase = world.see(Role.MERCHANT, sale.merchant(), "/cases/{}", sale.caseId());
        assertEquals("refunded", theCase.at("/refunds/0/state").asText());
        String refund = theCase.at("/refunds/0/refundId").asText();
        assertEquals(sale.caseId() + "~1-1", refund);
        assertEquals(
                refund,
                world.see(Role.BUYER, sale.buyer(), "/refunds/{}", refund)
                        .path("refundId")
                        .asText());
        String coupon = "coupon~" + sale.caseId();
        assertEquals(
                coupon,
                world.see(Role.BUYER, sale.buyer(), "/coupons/{}", coupon)
                        .path("couponId")
                        .asText());
        JsonNode cases = world.see(Role.MERCHANT, sale.merchant(), "/merchants/{}/cases", sale.merchant());
        assertEquals(1, cases.path("items").size());
        assertEquals(sale.caseId(), cases.at("/items/0/caseId").asText());
        JsonNode stock =
                world.see(Role.MERCHANT, sale.merchant(), "/merchants/{}/stock/{}", sale.merchant(), sale.sku());
        assertEquals(sale.sku(), stock.path("sku").asText());
        JsonNode evidence = world.see(Role.OPERATOR, "anna", "/cases/{}/evidence", sale.caseId());
        assertEquals(sale.caseId(), evidence.path("caseId").asText());
    }

    @Test
    void theMainJobIsDoneUnderThem() {
        var world = new World();
        var sale = new Sale("#1001", "SKU 12", "M&L", "A/B", "li.wei+shop@example.com", "厂家 №7", "2026/茶叶-250");
        world.tell(sale);
        world.settle();
        seen(world, sale);
        assertEquals(List.of("#1001~SKU%2012~stockout~1-1"), world.gateway.sent);
    }

    @ParameterizedTest
    @MethodSource
    void theMainJobIsDoneUnderTheLongestIds(String longest) {
        var world = new World();
        var sale = new Sale(longest, longest, longest, longest, longest, longest, longest);
        world.tell(sale);
        world.settle();
        seen(world, sale);
    }

    static List<String> theMainJobIsDoneUnderTheLongestIds() {
        return List.of("x".repeat(128), "茶".repeat(85), "🀄".repeat(64), "/".repeat(128));
    }

    @Provide
    Arbitrary<Sale> sale() {
        Arbitrary<String> id = AnyId.ids();
        // A buyer's own id stands for itself in a path.
        Arbitrary<String> buyer = id.filter(text -> !text.equals("me"));
        return Combinators.combine(id, id, id, id, buyer, id, id).as(Sale::new);
    }

    @Property
    void aLineOfTheLogIsOneAndNamesThem(@ForAll("sale") Sale sale) {
        var refund = RefundId.parse(sale.caseId() + "~1-1").orElseThrow();
        for (Object about : List.of(refund, new PaymentKey(refund, 2), refund.caseId(), "coupon~" + sale.caseId())) {
            var record = new LogRecord(Level.SEVERE, "refund " + about + " is left for the next pass");
            record.setParameters(new Object[] {new Log.About(about)});
            record.setLoggerName("test");
            String line = new JsonLines().format(record);
            assertEquals(1, line.lines().count());
            assertEquals(sale.order(), Call.json(line).path("orderId").asText());
            assertEquals(sale.caseId(), Call.json(line).path("caseId").asText());
        }
    }

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
    void noTwoSalesAreMixedUp(@ForAll("sale") Sale one, @ForAll("sale") Sale other) {
        Assume.that(!one.order().equals(other.order()) && !one.merchant().equals(other.merchant()));
        var both = new World();
        var apart = new HashSet<String>();
        for (Sale sale : List.of(one, other)) {
            var alone = new World();
            alone.tell(sale);
            alone.settle();
            apart.addAll(alone.rows());
            both.tell(sale);
        }
        both.settle();
        seen(both, one);
        seen(both, other);
        assertEquals(apart, both.rows());
        assertTrue(both.gateway.sent.stream().distinct().count() == 2, both.gateway.sent::toString);
    }
}
