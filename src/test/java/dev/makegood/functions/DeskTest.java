package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Verifies the service desk over HTTP. */
class DeskTest {
    private static final String HAND_OVER = "/cases/{caseId}/hand-overs/{handOverId}";
    private static final String REASON = "{\"reason\":\"Which card?\"}";

    private final SampleMarket market = new SampleMarket(new MemoryDatabase());

    private static Call call(String route, String handOverId, Role role, String who) {
        return Call.to(route, "O1~1~stockout", handOverId).as(role, who);
    }

    private int ask(Role role, String who, String handOverId, String body) {
        return market.apis.status(
                call("PUT " + HAND_OVER, handOverId, role, who).body(body));
    }

    private int see(Role role, String who) {
        return market.apis.status(call("GET " + HAND_OVER, "h-1", role, who));
    }

    private JsonNode get(Call call) {
        return Call.json(market.apis.answer(call).getBody());
    }

    private List<String> next(Role role, String who) {
        var items = new ArrayList<String>();
        get(Call.to("GET /cases/{caseId}/next", "O1~1~stockout").as(role, who))
                .path("items")
                .forEach(item -> items.add(item.path("what").asText()));
        return items;
    }

    @Test
    void whoAskedSeesItAndTheOtherSideDoesNot() {
        assertEquals(404, ask(Role.BUYER, "buyer-2", "h-1", REASON));
        assertEquals(404, ask(Role.MERCHANT, "M2", "h-1", REASON));
        assertEquals(422, ask(Role.BUYER, "buyer-1", "h-1", "{\"reason\":\" \"}"));
        assertEquals(201, ask(Role.BUYER, "buyer-1", "h-1", REASON));
        assertEquals(200, ask(Role.BUYER, "buyer-1", "h-1", REASON));
        assertEquals(409, ask(Role.BUYER, "buyer-1", "h-1", REASON.replace("card", "bank")));
        assertEquals(409, ask(Role.MERCHANT, "M1", "h-1", REASON));
        assertEquals(
                List.of(200, 404, 404),
                List.of(see(Role.BUYER, "buyer-1"), see(Role.BUYER, "buyer-2"), see(Role.MERCHANT, "M1")));
        assertEquals(200, see(Role.OPERATOR, "anna"));
    }

    @Test
    void anOperatorTakesAndAnswersIt() {
        ask(Role.MERCHANT, "M1", "h-1", REASON);
        JsonNode waiting = get(Call.to("GET /hand-overs").as(Role.OPERATOR, "anna"));
        assertEquals("waiting", waiting.at("/items/0/state").asText(), waiting::toString);
        assertEquals(201, market.apis.status(call("PUT " + HAND_OVER + "/taken", "h-1", Role.OPERATOR, "anna")));
        assertEquals(409, market.apis.status(call("PUT " + HAND_OVER + "/taken", "h-1", Role.OPERATOR, "bo")));
        Call answer = call("PUT " + HAND_OVER + "/answer", "h-1", Role.OPERATOR, "anna");
        assertEquals(201, market.apis.status(answer.body("{\"text\":\"The old one.\"}")));
        assertTrue(get(Call.to("GET /hand-overs").as(Role.OPERATOR, "anna"))
                .path("items")
                .isEmpty());
        JsonNode seen = get(call("GET " + HAND_OVER, "h-1", Role.MERCHANT, "M1"));
        assertEquals("The old one.", seen.at("/answer/text").asText(), seen::toString);
    }

    @Test
    void eachSeesWhatIsDueForItsSide() {
        assertEquals(List.of("refund", "appeal"), next(Role.MERCHANT, "M1"));
        assertEquals(List.of("refund", "coupon"), next(Role.BUYER, "buyer-1"));
        assertEquals(List.of("refund", "appeal", "coupon"), next(Role.OPERATOR, "anna"));
        assertEquals(
                404,
                market.apis.status(
                        Call.to("GET /cases/{caseId}/next", "O1~1~stockout").as(Role.BUYER, "b")));
    }

    @Test
    void openAppealsAndClaimsAreListedForOperators() {
        String evidence = "\"evidence\":[{\"text\":\"I asked\"}]}";
        market.tell("PUT /cases/{caseId}/appeal", "{\"reason\":\"in time\"," + evidence, "O1~1~stockout");
        assertEquals(
                "open",
                get(Call.to("GET /appeals").as(Role.OPERATOR, "anna"))
                        .at("/items/0/state")
                        .asText());
        assertTrue(get(Call.to("GET /claims").as(Role.OPERATOR, "anna"))
                .path("items")
                .isEmpty());
    }
}
