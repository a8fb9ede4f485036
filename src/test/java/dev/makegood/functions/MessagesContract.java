package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Verifies that messages end in the rows of the same calls over HTTP, whatever SQS and crashes do to them. */
class MessagesContract extends Contract {
    private static final Clock CLOCK = Clock.fixed(Shop.START, ZoneOffset.UTC);

    /** One report of each kind, as the parameters of its path and the body of its call. */
    private static final List<String[]> REPORTS = List.of(
            new String[] {"/orders/{orderId}", "O/1", """
                {"buyerId":"buyer-1","currency":"CNY","paidAt":"2026-03-01T04:00:00Z","lines":[
                  {"lineId":"1","merchantId":"M1","sku":"A","quantity":6,"paidMinor":600,"promisedShipAt":"2026-03-03T04:00:00Z"},
                  {"lineId":"2","merchantId":"M1","sku":"A","quantity":2,"paidMinor":200,"promisedShipAt":"2026-03-03T04:00:00Z"}]}
                """},
            new String[] {"/orders/{orderId}/shipments/{shipmentId}", "O/1", "s-1", """
                {"shippedAt":"2026-03-01T08:00:00Z","lines":[{"lineId":"1","quantity":2},{"lineId":"2","quantity":1}]}
                """},
            new String[] {"/orders/{orderId}/shipments/{shipmentId}", "O/1", "s-2", """
                {"shippedAt":"2026-03-01T12:00:00Z","lines":[{"lineId":"1","quantity":1}]}
                """},
            new String[] {"/orders/{orderId}/shipments/{shipmentId}/withdrawal", "O/1", "s-1", """
                {"reason":"notHandedOver"}
                """},
            new String[] {"/orders/{orderId}/lines/{lineId}/external-refunds/{externalRefundId}", "O/1", "1", "x-1", """
                {"units":1,"amountMinor":100,"currency":"CNY","reference":"bank-7","refundedAt":"2026-03-02T01:00:00Z","why":"cancelled"}
                """
            },
            new String[] {"/merchants/{merchantId}/stock/{sku}/recounts/{recountId}", "M1", "A", "r-1", """
                {"onHand":30,"countedAt":"2026-03-01T02:00:00Z"}
                """},
            new String[] {"/merchants/{merchantId}/stock/{sku}/adjustments/{adjustmentId}", "M1", "A", "a-1", """
                {"delta":-2}
                """},
            new String[] {"/merchants/{merchantId}/top-ups/{topUpId}", "M1", "t-1", """
                {"amountMinor":5000,"currency":"CNY","into":"balance"}
                """});

    private static Map<String, Object> overHttp() {
        var database = new MemoryDatabase();
        var apis = new Apis(database, CLOCK);
        for (String[] report : REPORTS) {
            String[] path = new String[report.length - 2];
            for (int i = 0; i < path.length; i++) {
                path[i] = report[i + 1].replace("/", "%2F");
            }
            Call call = Call.to("PUT " + report[0], path).as(Role.PLATFORM, "queue");
            assertEquals(201, apis.status(call.body(report[report.length - 1])), report[0]);
        }
        apis.allocateOrder("O%2F1");
        return ComparableRows.of(database.all());
    }

    private static List<Map<String, Object>> messages() {
        var messages = new ArrayList<Map<String, Object>>();
        for (String[] report : REPORTS) {
            String path = report[0];
            for (int i = 1; i < report.length - 1; i++) {
                path = path.replaceFirst("\\{[^}]+}", report[i].replace("/", "%2F"));
            }
            messages.add(message(
                    "m-" + messages.size(), "{\"path\":\"" + path + "\",\"body\":" + report[report.length - 1] + "}"));
        }
        return messages;
    }

    private static Map<String, Object> message(String id, String body) {
        return Map.of("messageId", id, "body", body, "eventSource", "aws:sqs");
    }

    private static List<String> left(Apis apis, List<Map<String, Object>> messages) {
        SQSBatchResponse response = apis.messages.run(Map.of("Records", messages));
        return response.getBatchItemFailures().stream()
                .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private Map<String, Object> rows() {
        new Apis(database(), CLOCK).allocateOrder("O%2F1");
        return ComparableRows.of(scanner());
    }

    @Test
    void endInTheRowsOfTheSameCallsInWhateverSequenceAndHoweverOften() {
        var messages = new ArrayList<>(messages());
        messages.addAll(messages());
        Collections.shuffle(messages, new Random(16));
        // An adjustment before the first count is refused until the count has come.
        List<Map<String, Object>> again = handedOver(new Apis(database(), CLOCK), messages);
        assertOnlyTheWithdrawnIsLeft(left(new Apis(database(), CLOCK), again));
        assertEquals(overHttp(), rows());
    }

    /** A withdrawn shipment that is reported again is refused, as over HTTP. */
    private static void assertOnlyTheWithdrawnIsLeft(List<String> left) {
        assertTrue(left.stream().allMatch("m-1"::equals), left::toString);
    }

    @Test
    void aBadMessageBlocksNoOther() {
        var messages = new ArrayList<>(messages());
        String order = "{\"path\":\"/orders/O2\",\"body\":";
        List<String> poison = List.of(
                "",
                "{",
                "[]",
                order + "{}}",
                order + "7}",
                order + "{\"buyerId\":\"buyer-1\"}}",
                "{\"path\":\"/orders/O2\"}",
                "{\"path\":\"orders/O2\",\"body\":{}}",
                "{\"path\":\"/orders/\",\"body\":{}}",
                "{\"path\":\"/orders/O2/nothing\",\"body\":{}}",
                "{\"path\":\"/orders/O2\",\"body\":{},\"more\":1}");
        for (int i = 0; i < poison.size(); i++) {
            messages.add(i, message("p-" + i, poison.get(i)));
        }
        messages.add(Map.of("messageId", "p-none"));
        List<String> left = left(new Apis(database(), CLOCK), messages);
        assertEquals(poison.size() + 1, left.size());
        assertTrue(left.stream().allMatch(id -> id.startsWith("p-")), left::toString);
        assertEquals(overHttp(), rows());
    }

    /** Lambda hands over the whole batch again if a failure has no id. */
    @Test
    void aMessageWithoutAnIdIsHandedOverAgain() {
        assertEquals(List.of(""), left(new Apis(database(), CLOCK), List.of(Map.of("body", "{}"))));
        assertEquals(List.of(), left(new Apis(database(), CLOCK), List.of()));
    }

    @Test
    void aCrashOrAFaultAtAnyCallChangesNothing() {
        Map<String, Object> expected = overHttp();
        boolean met = true;
        for (int at = 1; met; at++) {
            for (boolean kills : List.of(true, false)) {
                var memory = new MemoryDatabase();
                var failing = FailingDatabase.at(at, kills, memory);
                List<Map<String, Object>> again = handedOver(new Apis(failing, CLOCK), messages());
                assertOnlyTheWithdrawnIsLeft(left(new Apis(memory, CLOCK), again));
                new Apis(memory, CLOCK).allocateOrder("O%2F1");
                assertEquals(expected, ComparableRows.of(memory.all()), "at call " + at);
                met = failing.calls().get() >= at;
            }
        }
    }

    /** Returns what SQS hands over again: everything if the function died, else what it left. */
    private static List<Map<String, Object>> handedOver(Apis apis, List<Map<String, Object>> messages) {
        try {
            List<String> left = left(apis, messages);
            return messages.stream()
                    .filter(message -> left.contains(message.get("messageId")))
                    .toList();
        } catch (FailingDatabase.Killed atACall) {
            return messages;
        }
    }
}
