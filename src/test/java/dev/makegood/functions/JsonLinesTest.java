package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.inventory.StockKey;
import dev.makegood.logging.Log;
import dev.makegood.logging.LogScope;
import dev.makegood.order.LineRef;
import dev.makegood.refund.PaymentKey;
import dev.makegood.refund.RefundId;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.Table;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.handlers.DelayedHandler;
import org.junit.jupiter.api.Test;

/** Verifies that each log line is one JSON object that names its request, order and case. */
class JsonLinesTest {
    private static final RefundId REFUND = RefundId.parse("O1~1~stockout~1-2").orElseThrow();
    private static final Map<String, String> OF_REFUND =
            Map.of("orderId", "O1", "caseId", "O1~1~stockout", "refundId", "O1~1~stockout~1-2");
    private static final Map<String, String> OF_CASE = Map.of("orderId", "O1", "caseId", "O1~1~stockout");

    /** Returns the lines that are logged meanwhile. */
    private static List<JsonNode> logged(Runnable run) {
        var lines = new ArrayList<JsonNode>();
        var handler = new Handler() {
            private final JsonLines format = new JsonLines();

            @Override
            public void publish(LogRecord line) {
                String text = format.format(line);
                assertEquals(1, text.lines().count());
                lines.add(Call.json(text));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            run.run();
        } finally {
            root.removeHandler(handler);
        }
        return lines;
    }

    @Test
    void whatALineIsAboutIsInFieldsOfItsOwn() {
        assertEquals(OF_REFUND, JsonLines.ids(REFUND));
        assertEquals(OF_REFUND, JsonLines.ids(new PaymentKey(REFUND, 2)));
        assertEquals(OF_REFUND, JsonLines.ids("O1~1~stockout~1-2"));
        assertEquals(OF_CASE, JsonLines.ids("coupon~O1~1~stockout"));
        assertEquals(OF_CASE, JsonLines.ids("O1~1~stockout~1-2~refundParkedOperator"));
        assertEquals(OF_CASE, JsonLines.ids(new Key(Table.CASES, "O1~1~stockout", "CASE")));
        assertEquals(Map.of("orderId", "O1", "lineId", "1"), JsonLines.ids(new LineRef("O1", "1")));
        assertEquals(Map.of("merchantId", "M1", "sku", "A"), JsonLines.ids(new StockKey("M1", "A")));
        assertEquals(Map.of("orderId", "O1"), JsonLines.ids(Log.Named.order("O1")));
        assertEquals(Map.of("merchantId", "M1"), JsonLines.ids(Log.Named.merchant("M1")));
        assertEquals(Map.of(), JsonLines.ids("makegood/webhook-key"));
    }

    @Test
    void whateverAnIdLooksLikeItIsOneLineWithTheFault() {
        String id = "it's {0} \"%s\" {} \n of\u2028 mine";
        var fault = new IllegalStateException("the table\nis away");
        JsonNode line = logged(() -> Log.of(JsonLinesTest.class).error("line {} is left", id, fault))
                .getFirst();
        assertEquals("line " + id + " is left", line.path("message").asText());
        assertEquals("ERROR", line.path("level").asText());
        assertTrue(line.path("exception").asText().contains("the table\nis away"));
        assertTrue(line.path("exception").asText().contains("JsonLinesTest"));
    }

    @Test
    void otherLibrariesLinesAreFormattedAsTheyMean() {
        var line = new ExtLogRecord(
                org.jboss.logmanager.Level.INFO, "%s of %d", ExtLogRecord.FormatStyle.PRINTF, "somebody");
        line.setParameters(new Object[] {"one", 2});
        assertEquals(
                "one of 2",
                Call.json(new JsonLines().format(line)).path("message").asText());
    }

    @Test
    void linesOfARequestHaveItsIdAlsoOfThreadsThatItBegins() {
        List<JsonNode> lines = logged(() -> LogScope.during(Map.of("requestId", "r-1"), () -> {
            var thread =
                    Thread.ofVirtual().start(() -> Log.of(JsonLinesTest.class).warn("refund {} waits", REFUND));
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return 0;
        }));
        assertEquals("r-1", lines.getFirst().path("requestId").asText());
        assertEquals("O1~1~stockout", lines.getFirst().path("caseId").asText());
        assertEquals(Map.of(), LogScope.fields());
    }

    /** Fails every read. */
    private record Away(Database database) implements DelegatingDatabase {
        @Override
        public Page<Row> query(Query query) {
            throw new IllegalStateException("the table is away");
        }
    }

    @Test
    void whatACallerHoldsInHandsLeadsToTheLine() {
        var apis = new Apis(new Away(new MemoryDatabase()), Clock.fixed(Shop.START, ZoneOffset.UTC));
        var answer = new ArrayList<JsonNode>();
        List<JsonNode> lines = logged(() -> answer.add(Call.json(apis.answer(Call.to("GET /orders/{orderId}", "O1")
                        .as(Role.PLATFORM, "shop")
                        .requestId("r-17"))
                .getBody())));
        assertEquals("failed", answer.getFirst().path("code").asText());
        assertEquals("r-17", answer.getFirst().path("requestId").asText());
        JsonNode line = lines.getFirst();
        assertEquals("r-17", line.path("requestId").asText());
        assertEquals("O1", line.path("orderId").asText());
        assertEquals("GET /orders/{orderId} failed", line.path("message").asText());
    }

    @Test
    void theInnermostHandlerPrintsThem() {
        var console = new ConsoleHandler();
        var outer = new DelayedHandler();
        outer.addHandler(console);
        StructuredLog.use(outer);
        assertSame(JsonLines.class, console.getFormatter().getClass());
    }
}
