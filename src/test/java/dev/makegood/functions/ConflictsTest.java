package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies that a repeat with other content is refused, naming fields as the caller sent them. */
class ConflictsTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final SampleMarket market = new SampleMarket(database);

    private static Call call(String route, String path, Role role, String body) {
        String who = role == Role.PLATFORM ? "shop" : "M1";
        return Call.to(route, path.split(" ")).as(role, who).body(body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PLATFORM | PUT /orders/{orderId} | O2 | \"paidMinor\":900 | \"paidMinor\":901 | lines/1/paidMinor",
                "PLATFORM | PUT /orders/{orderId} | O2 | buyer-1 | buyer-2 | buyerId",
                "PLATFORM | PUT /orders/{orderId} | O2 | 12:00:00Z | 12:00:01Z | lines/1/promisedShipAt",
            })
    void theFieldOfAnOrderThatDiffersIsNamed(
            Role role, String route, String path, String was, String stated, String field) {
        assertNamed(role, route, path, SampleMarket.ORDER, SampleMarket.ORDER.replace(was, stated), field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUT /merchants/{merchantId}/promises/{promiseId} | M1 p-1 | {\"currency\":\"CNY\",\"extraMinor\":300,"
                        + "\"effectiveAt\":\"2026-03-03T04:00:00Z\"} | 300 | 299 | extraMinor",
                "PUT /orders/{orderId}/lines/{lineId}/cancellations/{cancellationId} | O1 1 c-1 |"
                        + " {\"compensationMinor\":700,\"reason\":\"broke\"} | 700 | 701 | compensationMinor",
            })
    void theAmountOfAMerchantThatDiffersIsNamed(
            String route, String path, String body, String was, String stated, String field) {
        assertNamed(Role.MERCHANT, route, path, body, body.replace(was, stated), field);
    }

    private void assertNamed(Role role, String route, String path, String body, String other, String field) {
        assertEquals(201, market.apis.status(call(route, path, role, body)));
        var before = Set.copyOf(database.all());
        var answer = market.apis.answer(call(route, path, role, other));
        assertEquals(409, answer.getStatusCode());
        var errors = Call.json(answer.getBody()).path("errors");
        assertEquals(1, errors.size(), errors::toString);
        assertEquals(field, errors.at("/0/field").asText());
        if (!field.equals("buyerId")) {
            assertEquals(before, Set.copyOf(database.all()));
        }
    }
}
