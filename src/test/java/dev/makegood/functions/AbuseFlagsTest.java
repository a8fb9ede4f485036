package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.abuse.AbuseFlagSamples;
import dev.makegood.abuse.AbuseKind;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies the operators' list of what looks like abuse over HTTP. */
class AbuseFlagsTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final SampleMarket market = new SampleMarket(database);

    private Call list(Map<String, String> query) {
        return Call.to("GET /abuse-flags").as(Role.OPERATOR, "anna").query(query);
    }

    private JsonNode json(Call call) {
        var answer = market.apis.answer(call);
        assertEquals(2, answer.getStatusCode() / 100, answer::getBody);
        return Call.json(answer.getBody());
    }

    private Call close(String flagId, String reason) {
        return Call.to("PUT /abuse-flags/{flagId}/closing", flagId)
                .as(Role.OPERATOR, "anna")
                .body("{\"reason\": \"" + reason + "\"}");
    }

    @Test
    void anOperatorSelectsAndClosesFlagsPageByPage() {
        String first = AbuseFlagSamples.flag(database, AbuseKind.SOLD_ON, "M1", 1);
        AbuseFlagSamples.flag(database, AbuseKind.SHIPMENTS_WITHDRAWN, "M2", 2);
        JsonNode page = json(list(Map.of("limit", "1")));
        assertEquals(first, page.at("/items/0/flagId").asText());
        JsonNode next =
                json(list(Map.of("limit", "1", "cursor", page.get("cursor").asText())));
        assertEquals("M2", next.at("/items/0/merchantId").asText());
        assertEquals(1, json(list(Map.of("kind", "soldOn"))).get("items").size());
        assertEquals(0, json(list(Map.of("merchantId", "M3"))).get("items").size());
        assertEquals(
                "operator:anna", json(close(first, "handled")).at("/closed/by").asText());
        assertEquals(409, market.apis.status(close(first, "innocent")));
        assertEquals(404, market.apis.status(close("nobody", "innocent")));
        assertEquals(1, json(list(Map.of())).get("items").size());
        assertEquals(
                "handled",
                json(list(Map.of("state", "closed")))
                        .at("/items/0/closed/reason")
                        .asText());
    }

    @ParameterizedTest
    @CsvSource({"state, gone", "kind, theft", "merchantId, a~b", "limit, 0"})
    void aWrongFilterNamesItsField(String name, String value) {
        var answer = market.apis.answer(list(Map.of(name, value)));
        assertEquals(422, answer.getStatusCode());
        assertEquals(name, Call.json(answer.getBody()).at("/errors/0/field").asText());
    }

    @Test
    void aReasonIsOneOfTheList() {
        var answer = market.apis.answer(close("flag-1", "whatever"));
        assertEquals(422, answer.getStatusCode());
        assertEquals("reason", Call.json(answer.getBody()).at("/errors/0/field").asText());
    }
}
