package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.storage.memory.MemoryDatabase;
import org.junit.jupiter.api.Test;

/** Verifies claims over HTTP. */
class ClaimsTest {
    private static final String CLAIM = "/orders/{orderId}/lines/{lineId}/claims/{claimId}";
    private static final String SHA256 = "0a".repeat(32);
    private static final String BODY =
            "{\"kind\":\"toldOutOfStock\",\"text\":\"They do not ship\",\"evidence\":[{\"text\":\"chat\","
                    + "\"file\":{\"name\":\"c.png\",\"sha256\":\"" + "0a".repeat(32)
                    + "\",\"bytes\":7,\"mediaType\":\"image/png\"}}]}";

    private final SampleMarket market = new SampleMarket(new MemoryDatabase());

    private static Call call(String route, Role role, String who) {
        return Call.to(route, "O1", "1", "c-1").as(role, who);
    }

    private int open(Role role, String who, String body) {
        return market.apis.status(call("PUT " + CLAIM, role, who).body(body));
    }

    private static Call file(String method, Role role, String who) {
        return Call.to(method + "/orders/{orderId}/lines/{lineId}/files/{sha256}", "O1", "1", SHA256)
                .as(role, who);
    }

    private void upload(Role role, String who, int status) {
        assertEquals(
                status, market.apis.status(file("PUT ", role, who).body("{\"bytes\":7,\"mediaType\":\"image/png\"}")));
    }

    @Test
    void itIsOpenedByTheBuyerOrTheServiceDeskAndDecidedByTheOperator() {
        assertEquals(404, open(Role.BUYER, "buyer-2", BODY));
        assertEquals(422, open(Role.BUYER, "buyer-1", BODY.replace("toldOutOfStock", "whim")));
        assertEquals(409, open(Role.BUYER, "buyer-1", BODY));
        upload(Role.BUYER, "buyer-1", 201);
        upload(Role.BUYER, "buyer-1", 200);
        upload(Role.BUYER, "buyer-2", 404);
        assertEquals(409, open(Role.BUYER, "buyer-1", BODY));
        market.apis.files.upload("O1~1~buyer~" + SHA256);
        assertEquals(409, open(Role.PLATFORM, "desk", BODY));
        assertEquals(409, open(Role.BUYER, "buyer-1", BODY.replace("7", "8")));
        assertEquals(201, open(Role.BUYER, "buyer-1", BODY));
        assertEquals(200, market.apis.status(file("GET ", Role.BUYER, "buyer-1")));
        assertEquals(200, market.apis.status(file("GET ", Role.OPERATOR, "anna")));
        assertEquals(404, market.apis.status(file("GET ", Role.MERCHANT, "M1")));
        assertEquals(200, open(Role.PLATFORM, "desk", BODY));
        assertEquals(409, open(Role.BUYER, "buyer-1", BODY.replace("chat", "letter")));
        assertEquals(404, market.apis.status(call("GET " + CLAIM, Role.BUYER, "buyer-2")));
        String ruling = "{\"upheld\":true,\"reason\":\"The chat says so.\"}";
        for (int status : new int[] {201, 200}) {
            assertEquals(
                    status,
                    market.apis.status(call("PUT " + CLAIM + "/decision", Role.OPERATOR, "anna")
                            .body(ruling)));
        }
        String seen =
                market.apis.answer(call("GET " + CLAIM, Role.BUYER, "buyer-1")).getBody();
        assertTrue(seen.contains("\"state\":\"upheld\",\"kind\":\"toldOutOfStock\""), seen);
        String theCase = market.apis
                .answer(Call.to("GET /cases/{caseId}", "O1~1~stockout").as(Role.BUYER, "buyer-1"))
                .getBody();
        assertTrue(theCase.contains("\"units\":3"), theCase);
    }
}
