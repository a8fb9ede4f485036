package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Verifies cancellations over HTTP. */
class CancellationsTest {
    private static final String ONE = "/orders/{orderId}/lines/{lineId}/cancellations/{cancellationId}";
    private static final String BODY = "{\"compensationMinor\":700,\"reason\":\"the kiln broke\"}";

    private final MemoryDatabase database = new MemoryDatabase();
    private final SampleMarket market = new SampleMarket(database);

    private int put(String route, Role role, String who, String body) {
        return market.apis.status(
                Call.to("PUT " + route, "O1", "1", "c-1").as(role, who).body(body));
    }

    @Test
    void oneSideProposesTheOtherAccepts() {
        assertEquals(201, put(ONE, Role.MERCHANT, "M1", BODY));
        assertEquals(200, put(ONE, Role.PLATFORM, "shop", BODY));
        assertEquals(409, put(ONE, Role.BUYER, "buyer-1", BODY));
        assertEquals(404, put(ONE + "/answer", Role.MERCHANT, "M1", "{\"accept\":true}"));
        assertEquals(201, put(ONE + "/answer", Role.BUYER, "buyer-1", "{\"accept\":true}"));
        assertEquals(200, put(ONE + "/answer", Role.BUYER, "buyer-1", "{\"accept\":true}"));
        String seen = market.apis
                .answer(Call.to("GET " + ONE, "O1", "1", "c-1").as(Role.BUYER, "buyer-1"))
                .getBody();
        assertTrue(seen.contains("\"proposedBy\":\"merchant\",\"compensationMinor\":700"), seen);
        String theCase = market.apis
                .answer(Call.to("GET /cases/{caseId}", "O1~1~stockout").as(Role.BUYER, "buyer-1"))
                .getBody();
        assertTrue(theCase.contains("\"units\":3"), theCase);
        assertTrue(theCase.contains("\"addedMinor\":700"), theCase);
        assertTrue(theCase.contains("\"amountMinor\":1200"), theCase);
    }

    @Test
    void nobodyElseHasASay() {
        assertEquals(201, put(ONE, Role.MERCHANT, "M1", BODY));
        var before = Set.copyOf(database.all());
        assertEquals(404, put(ONE, Role.BUYER, "buyer-2", BODY));
        assertEquals(404, put(ONE, Role.MERCHANT, "M2", BODY));
        assertEquals(403, put(ONE, Role.OPERATOR, "anna", BODY));
        assertEquals(404, put(ONE + "/answer", Role.BUYER, "buyer-2", "{\"accept\":true}"));
        assertEquals(404, put(ONE + "/answer", Role.MERCHANT, "M2", "{\"accept\":true}"));
        assertEquals(
                404, market.apis.status(Call.to("GET " + ONE, "O1", "1", "c-1").as(Role.BUYER, "buyer-2")));
        assertEquals(422, put(ONE, Role.BUYER, "buyer-1", "{\"compensationMinor\":-1,\"reason\":\"x\"}"));
        assertEquals(422, put(ONE, Role.BUYER, "buyer-1", "{}"));
        assertEquals(before, Set.copyOf(database.all()));
    }
}
