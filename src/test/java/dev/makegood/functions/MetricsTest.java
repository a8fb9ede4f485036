package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.makegood.functions.accounts.ReconcileFunction;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Verifies that metrics are valid embedded metric format, and tell stacks apart. */
class MetricsTest {
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(MetricsTest.class.getResourceAsStream("/metrics/embedded-metric-format.json"));

    private final MemoryDatabase database = new MemoryDatabase();
    private final MemoryScanner scanner = new MemoryScanner(database, 7);
    private final Shop shop = new Shop(database, scanner);
    private final Passes passes = new Passes(database, shop.gateway, _ -> {}, shop.clock);

    private List<JsonNode> night() {
        return CapturedOutput.metrics(() -> {
            passes.detect();
            passes.sweep();
            passes.issue();
            passes.deliver();
            new ReconcileFunction(new WithinRights("Reconcile", database), scanner, shop.clock)
                    .run(Map.of("type", "reconcile", "version", 1, "lagMinutes", 0));
        });
    }

    private static String name(JsonNode line) {
        return line.at("/_aws/CloudWatchMetrics/0/Metrics/0/Name").asText();
    }

    private static JsonNode value(List<JsonNode> lines, String name) {
        return lines.stream()
                .filter(line -> name(line).equals(name))
                .findFirst()
                .orElseThrow()
                .path(name);
    }

    private void due() {
        shop.place("O1", Shop.line("1", "M1", "S1", 1, 5_000));
        shop.admit("O1", "1", OptionalInt.empty());
    }

    @Test
    void everyLineIsValidAndHasItsStack() {
        due();
        List<JsonNode> lines = night();
        for (JsonNode line : lines) {
            assertEquals(Set.of(), SCHEMA.validate(line), line::toString);
            assertEquals(
                    "[[\"Stack\"]]",
                    line.at("/_aws/CloudWatchMetrics/0/Dimensions").toString());
            assertEquals("local", line.path("Stack").asText());
            JsonNode target = line.path(name(line));
            assertTrue(target.isNumber() || target.isArray() && target.size() <= 100, line::toString);
        }
        Set<String> names = lines.stream().map(MetricsTest::name).collect(Collectors.toCollection(TreeSet::new));
        assertTrue(
                names.containsAll(Set.of("SecondsToRefund", "RefundsKept", "RefundsLate", "ReconcileAgeSeconds")),
                names::toString);
    }

    @Test
    void manyValuesAreSeveralLines() {
        List<Long> values = LongStream.rangeClosed(1, 250).boxed().toList();
        List<JsonNode> lines =
                CapturedOutput.metrics(() -> Metrics.emit("SecondsToRefund", values, "Seconds", Shop.START));
        assertEquals(
                List.of(100, 100, 50),
                lines.stream().map(line -> line.path("SecondsToRefund").size()).toList());
        assertEquals(
                List.of(),
                CapturedOutput.metrics(() -> Metrics.emit("SecondsToRefund", List.of(), "Seconds", Shop.START)));
    }

    @Test
    void howLongARefundTookCountsFromWhenItsHoursBegan() {
        due();
        shop.clock.advance(Duration.ofHours(3));
        List<JsonNode> kept = night();
        assertEquals("[10800]", value(kept, "SecondsToRefund").toString());
        assertEquals(1, value(kept, "RefundsKept").asInt());
        shop.place("O2", Shop.line("1", "M1", "S1", 1, 5_000));
        shop.admit("O2", "1", OptionalInt.empty());
        shop.clock.advance(Duration.ofHours(25));
        List<JsonNode> late = night();
        assertEquals("[90000]", value(late, "SecondsToRefund").toString());
        assertEquals(0, value(late, "RefundsKept").asInt());
        assertEquals(1, value(late, "RefundsSettled").asInt());
    }

    @Test
    void anAuditIsOverdueFromTheFirstPassOnAndNotBeforeTheFirstNight() {
        assertEquals(
                0,
                value(CapturedOutput.metrics(passes::issue), "ReconcileAgeSeconds")
                        .asInt());
        shop.clock.advance(Duration.ofHours(27));
        assertEquals(
                27 * 3600,
                value(CapturedOutput.metrics(passes::issue), "ReconcileAgeSeconds")
                        .asInt());
        night();
        assertEquals(
                0,
                value(CapturedOutput.metrics(passes::issue), "ReconcileAgeSeconds")
                        .asInt());
    }
}
