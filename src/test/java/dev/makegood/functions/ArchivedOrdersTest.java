package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.makegood.functions.http.Role;
import dev.makegood.inventory.StockKey;
import dev.makegood.local.client.OrderBody;
import dev.makegood.order.AllocateStock;
import dev.makegood.order.LineRef;
import dev.makegood.reconciliation.Reconcile;
import dev.makegood.shop.MovableClock;
import dev.makegood.shop.ScriptedGateway;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Row;
import dev.makegood.storage.Table;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks the API about archived orders, with the rights of the template: the answers are those of before. */
class ArchivedOrdersTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant START = Shop.START;
    private static final int ORDERS = 12;
    private static final String ORDER = "/orders/{orderId}";
    private static final String SHIPMENT = "/orders/{orderId}/shipments/{shipmentId}";
    private static final String LINE = "/orders/{orderId}/lines/{lineId}";

    private final MemoryDatabase database = new MemoryDatabase();
    private final MovableClock clock = new MovableClock(START);
    private final MemoryScanner scanner = new MemoryScanner(database, 7);
    private final TemplateFunctions functions =
            new TemplateFunctions(database, scanner, new ScriptedGateway(), _ -> {}, clock);
    private final Map<String, OrderBody> bodies = new HashMap<>();

    @BeforeEach
    void sellAndShip() {
        clock.moveTo(START.plusSeconds(60));
        put(
                201,
                "/merchants/{merchantId}/stock/{sku}/recounts/{recountId}",
                Map.of("onHand", 500),
                "m-1",
                "sku-1",
                "c-1");
        for (int n = 0; n < ORDERS; n++) {
            int order = n;
            OrderBody.Line[] lines = IntStream.rangeClosed(1, 1 + n % 4)
                    .mapToObj(line -> OrderBody.line(
                            "l" + line,
                            "m-" + (1 + (line + order) % 2),
                            "sku-1",
                            line,
                            9_900,
                            START.plus(Duration.ofDays(2))))
                    .toArray(OrderBody.Line[]::new);
            bodies.put("o-" + n, OrderBody.of("buyer-" + n % 3, START.plusSeconds(n), lines));
            put(201, ORDER, bodies.get("o-" + n), "o-" + n);
            put(201, SHIPMENT, shipment("o-" + n), "o-" + n, "p-" + n);
        }
    }

    private Map<String, Object> shipment(String orderId) {
        List<Map<String, Object>> lines = bodies.get(orderId).lines().stream()
                .<Map<String, Object>>map(line -> Map.of("lineId", line.lineId(), "quantity", line.quantity()))
                .toList();
        return Map.of("shippedAt", START.plusSeconds(30).toString(), "lines", lines);
    }

    private void archive() {
        clock.advance(Duration.ofDays(124));
        tick();
        clock.advance(Duration.ofDays(7));
        tick();
        assertEquals(List.of(), rows(Table.ORDERS));
    }

    private void tick() {
        functions.run("ArchiveOrders", Map.of("type", "archive-orders", "version", 1, "pages", 50));
    }

    private List<Row> rows(Table table) {
        return database.all().stream().filter(row -> row.key().table() == table).toList();
    }

    private TemplateFunctions.Answer ask(
            Role role, String id, String route, Map<String, String> query, String... path) {
        return functions.ask(role, id, "r-1", route, query, "", path);
    }

    private String put(int status, String route, Object body, String... path) {
        return put(status, Role.PLATFORM, "platform", route, body, path);
    }

    private String put(int status, Role role, String id, String route, Object body, String... path) {
        try {
            var answer = functions.ask(role, id, "r-1", "PUT " + route, Map.of(), JSON.writeValueAsString(body), path);
            assertEquals(status, answer.status(), answer::body);
            return answer.body();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns everything that the API says about past orders. */
    private List<Object> said() {
        var said = new ArrayList<>();
        for (int n = 0; n < ORDERS; n++) {
            String orderId = "o-" + n;
            said.add(ask(Role.PLATFORM, "platform", "GET " + ORDER, Map.of(), orderId));
            said.add(ask(Role.BUYER, "buyer-" + n % 3, "GET " + ORDER, Map.of(), orderId));
            said.add(ask(Role.BUYER, "buyer-" + (n + 1) % 3, "GET " + ORDER, Map.of(), orderId));
            said.add(ask(Role.MERCHANT, "m-1", "GET " + ORDER, Map.of(), orderId));
            said.add(put(200, ORDER, bodies.get(orderId), orderId));
            said.add(put(200, SHIPMENT, shipment(orderId), orderId, "p-" + n));
            OrderBody body = bodies.get(orderId);
            OrderBody other = OrderBody.of(
                    body.buyerId(), START.minusSeconds(9), body.lines().getFirst());
            put(409, ORDER, other, orderId);
        }
        for (String merchant : List.of("m-1", "m-2")) {
            for (String to : List.of("2026-03-01", "2026-03-02", "2026-03-31")) {
                said.add(ask(
                        Role.MERCHANT,
                        merchant,
                        "GET /merchants/{merchantId}/reputation",
                        Map.of("from", "2026-03-01", "to", to),
                        merchant));
            }
        }
        said.add(rows(Table.STOCK));
        return said;
    }

    @Test
    void everyReaderIsToldTheSameAsBefore() {
        clock.advance(Duration.ofDays(131));
        List<Object> before = said();
        clock.advance(Duration.ofDays(-131));
        archive();
        List<Row> stored = database.all();
        List<Object> after = said();
        for (int i = 0; i < before.size(); i++) {
            assertEquals(before.get(i), after.get(i));
        }
        assertEquals(stored, database.all(), "nothing is brought back, and there is no new order");
        var books = new Reconcile(database, scanner).runOnce(clock.instant(), Duration.ZERO);
        assertEquals(List.of(), books.differences());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void aChargebackBringsTheOrderBack(int order) {
        archive();
        int hot = 3 + 2 * bodies.get("o-" + order).lines().size();
        put(
                201,
                LINE + "/external-refunds/{externalRefundId}",
                Map.of(
                        "units",
                        1,
                        "amountMinor",
                        9_900,
                        "currency",
                        "CNY",
                        "reference",
                        "pay-9",
                        "refundedAt",
                        clock.instant().toString(),
                        "why",
                        "chargeback"),
                "o-" + order,
                "l1",
                "e-1");
        assertTrue(rows(Table.ORDERS).size() <= hot, () -> rows(Table.ORDERS).toString());
        assertTrue(rows(Table.ORDERS).stream()
                .allMatch(row -> row.key().partition().equals("o-" + order)));
        put(200, ORDER, bodies.get("o-" + order), "o-" + order);
    }

    @Test
    void aWithdrawnShipmentIsAStockoutLikeAnyOther() {
        archive();
        put(201, SHIPMENT + "/withdrawal", Map.of("reason", "notHandedOver"), "o-0", "p-0");
        put(200, SHIPMENT + "/withdrawal", Map.of("reason", "notHandedOver"), "o-0", "p-0");
        functions.run("DetectStockouts", Map.of("type", "detect-stockouts", "version", 1));
        var cases = ask(Role.BUYER, "buyer-0", "GET /cases/{caseId}", Map.of(), "o-0~l1~stockout");
        assertEquals(200, cases.status(), cases::body);
        var allocate = new AllocateStock(database);
        var named = new AllocateStock.ReportedLine(new LineRef("o-0", "l1"), new StockKey("m-2", "sku-1"));
        assertEquals(0, allocate.allocate(List.of(named), clock.instant()).lines(), "the stream brings it once more");
    }

    /** These are refused for the same reasons as before; none waits for an order that is there. */
    @Test
    void whatComesTooLateIsRefusedByName() {
        archive();
        List<Row> stored = database.all();
        String late = put(
                409,
                Role.BUYER,
                "buyer-0",
                LINE + "/claims/{claimId}",
                Map.of("kind", "noAnswer", "text", "They do not answer", "evidence", List.of(Map.of("text", "chat"))),
                "o-0",
                "l1",
                "k-1");
        assertTrue(late.contains("comes too late"), late);
        String full = put(
                409,
                SHIPMENT,
                Map.of(
                        "shippedAt",
                        clock.instant().toString(),
                        "lines",
                        List.of(Map.of("lineId", "l1", "quantity", 1))),
                "o-0",
                "p-new");
        assertTrue(full.contains("has only 0 units that are not shipped yet"), full);
        put(409, LINE + "/admission", Map.of("quantity", 1), "o-0", "l1");
        put(
                409,
                LINE + "/ship-time-proposals/{proposalId}",
                Map.of("shipBy", clock.instant().plus(Duration.ofDays(3)).toString()),
                "o-0",
                "l1",
                "t-1");
        put(
                409,
                Role.BUYER,
                "buyer-0",
                LINE + "/cancellations/{cancellationId}",
                Map.of("reason", "not needed any more"),
                "o-0",
                "l1",
                "x-1");
        assertEquals(stored, database.all());
    }
}
