package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifies that an invalid body is refused by the name of its field, and nothing is written. */
class BodiesTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Apis apis = new SampleMarket(database).apis;

    /** Describes a route, with a valid body. */
    record Write(String route, List<String> path, String body) {
        Call with(Object other) {
            return Call.to(route, path.toArray(String[]::new))
                    .as(Role.PLATFORM, "shop")
                    .body(other.toString());
        }

        ObjectNode json() {
            return (ObjectNode) Call.json(body);
        }
    }

    static Stream<Write> writes() {
        String stock = "PUT /merchants/{merchantId}/stock/{sku}/";
        return Stream.of(
                new Write("PUT /orders/{orderId}", List.of("O2"), SampleMarket.ORDER),
                new Write(
                        "PUT /orders/{orderId}/shipments/{shipmentId}",
                        List.of("O1", "s-1"),
                        "{\"shippedAt\":\"2026-03-02T04:00:00Z\",\"lines\":[{\"lineId\":\"1\",\"quantity\":2}]}"),
                new Write(stock + "recounts/{recountId}", List.of("M1", "A", "r-2"), "{\"onHand\":5}"),
                new Write(stock + "adjustments/{adjustmentId}", List.of("M1", "A", "a-1"), "{\"delta\":-1}"),
                new Write(stock + "low-stock-rule", List.of("M1", "A"), "{\"atUnits\":5}"),
                new Write(stock + "suppliers/{supplierId}", List.of("M1", "A", "sup-2"), "{\"leadTimeDays\":5}"),
                new Write(
                        stock + "restocks/{restockId}",
                        List.of("M1", "A", "re-2"),
                        "{\"supplierId\":\"sup-1\",\"units\":5}"),
                new Write(
                        stock + "restocks/{restockId}/reply",
                        List.of("M1", "A", "re-1"),
                        "{\"units\":5,\"arrivesOn\":\"2026-03-05\"}"),
                new Write(stock + "restocks/{restockId}/arrival", List.of("M1", "A", "re-1"), "{\"units\":5}"),
                new Write(stock + "presale", List.of("M1", "A"), "{\"shipsBy\":\"2026-04-02T04:00:00Z\"}"),
                new Write(
                        "PUT /coupons/{couponId}/redemptions/{redemptionId}",
                        List.of("coupon~O1~1~stockout", "red-1"),
                        "{\"buyerId\":\"buyer-1\",\"orderId\":\"O3\",\"amountMinor\":1}"),
                new Write(
                        "PUT /merchants/{merchantId}/top-ups/{topUpId}",
                        List.of("M1", "t-1"),
                        "{\"amountMinor\":1,\"currency\":\"CNY\",\"into\":\"deposit\"}"));
    }

    /** An event cannot be in the future, and no ship time is promised before the payment. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUT /orders/{orderId} | O2 | {\"paidAt\":\"2026-03-02T04:05:00.001Z\"} | paidAt",
                "PUT /orders/{orderId} | O2 | {\"paidAt\":\"2199-03-02T04:00:00Z\"} | lines/0/promisedShipAt",
                "PUT /orders/{orderId} | O2 | {\"paidAt\":\"2026-03-02T12:00:00.001Z\"} | lines/0/promisedShipAt",
                "PUT /orders/{orderId}/shipments/{shipmentId} | O1 s-1 | {\"shippedAt\":\"2026-03-02T04:05:00.001Z\"}"
                        + " | shippedAt",
                "PUT /merchants/{merchantId}/stock/{sku}/recounts/{recountId} | M1 A r-2 |"
                        + " {\"countedAt\":\"2026-03-02T04:05:00.001Z\"} | countedAt",
                "PUT /merchants/{merchantId}/stock/{sku}/presale | M1 A | {\"shipsBy\":\"2026-03-02T04:00:00Z\"} |"
                        + " shipsBy",
                "PUT /merchants/{merchantId}/stock/{sku}/restocks/{restockId}/reply | M1 A re-1 |"
                        + " {\"arrivesOn\":\"2026-03-01\"} | arrivesOn",
            })
    void aTimeThatCannotBeIsRefused(String route, String path, String change, String field) {
        Write write =
                writes().filter(one -> one.route().equals(route)).findFirst().orElseThrow();
        ObjectNode body = write.json();
        body.setAll((ObjectNode) Call.json(change));
        assertRefused(422, field, write.with(body));
    }

    /** Clocks may differ by this much. */
    @Test
    void fiveMinutesAheadOfUsIsNow() {
        var order = SampleMarket.ORDER.replace("2026-03-02T04:00:00Z", "2026-03-02T04:05:00Z");
        assertEquals(201, apis.status(writes().findFirst().orElseThrow().with(order)));
    }

    private void assertRefused(int status, String field, Call call) {
        var before = Set.copyOf(database.all());
        APIGatewayV2HTTPResponse answer = apis.answer(call);
        assertEquals(status, answer.getStatusCode(), answer.getBody());
        assertEquals(field, Call.json(answer.getBody()).at("/errors/0/field").asText());
        assertEquals(before, Set.copyOf(database.all()));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void theRightOneIsWrittenOnce(Write write) {
        var before = Set.copyOf(database.all());
        assertEquals(201, apis.status(write.with(write.body())));
        var after = Set.copyOf(database.all());
        assertNotEquals(before, after);
        assertEquals(200, apis.status(write.with(write.body())));
        assertEquals(after, Set.copyOf(database.all()));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void aFieldThatDoesNotExist(Write write) {
        assertRefused(400, "extra", write.with(write.json().put("extra", 1)));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void aFieldThatIsMissingNullOrOfAnotherKindIsRefused(Write write) {
        for (String field : (Iterable<String>) write.json()::fieldNames) {
            assertRefused(422, field, write.with(write.json().without(List.of(field))));
            assertRefused(400, field, write.with(write.json().putNull(field)));
            assertRefused(422, field, write.with(write.json().put(field, true)));
            assertRefused(422, field, write.with(write.json().put(field, 1.5)));
        }
    }

    @ParameterizedTest
    @MethodSource("writes")
    void aBodyThatIsNoObjectIsMalformed(Write write) {
        for (String body : new String[] {"", "null", "[]", "{", write.body() + "{}"}) {
            assertRefused(400, "", write.with(body));
        }
    }

    @ParameterizedTest
    @MethodSource("writes")
    void anIdThatIsNoneIsRefused(Write write) {
        for (int i = 0; i < write.path().size(); i++) {
            String[] path = write.path().toArray(String[]::new);
            path[i] = "x".repeat(557);
            Call call = Call.to(write.route(), path).as(Role.PLATFORM, "shop").body(write.body());
            var before = Set.copyOf(database.all());
            assertEquals(422, apis.status(call));
            assertEquals(before, Set.copyOf(database.all()));
        }
    }

    @Test
    void aShipmentHasTwentyFourLinesAtTheMost() {
        String lines = IntStream.rangeClosed(1, 25)
                .mapToObj("{\"lineId\":\"%d\",\"quantity\":1}"::formatted)
                .collect(Collectors.joining(",", "[", "]"));
        var write = writes().skip(1).findFirst().orElseThrow();
        assertRefused(422, "lines", write.with(write.json().set("lines", Call.json(lines))));
    }

    @Test
    void anOrderHasEachLineOnce() {
        var twice = SampleMarket.ORDER.replace(SampleMarket.LINE, SampleMarket.LINE + "," + SampleMarket.LINE);
        assertRefused(422, "lines", writes().findFirst().orElseThrow().with(twice));
    }
}
