package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.evidence.CheckEvidence;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.notice.DeliverNotices;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies notes and evidence over HTTP. */
class RecordsTest {
    private static final String NOTE = "PUT /cases/{caseId}/notes/{noteId}";
    private static final String EVIDENCE = "GET /cases/{caseId}/evidence";

    private final MemoryDatabase database = new MemoryDatabase();
    private final SampleMarket market = new SampleMarket(database);

    private int note(String body, String... path) {
        return market.apis.status(Call.to(NOTE, path).as(Role.OPERATOR, "anna").body(body));
    }

    private static Call evidence(Role role, String who) {
        return Call.to(EVIDENCE, "O1~1~stockout").as(role, who);
    }

    @Test
    void aNoteIsWrittenOnce() {
        String body = "{\"text\":\"The buyer rang.\"}";
        assertEquals(201, note(body, "O1~1~stockout", "n-1"));
        assertEquals(200, note(body, "O1~1~stockout", "n-1"));
        assertEquals(409, note(body.replace("rang", "wrote"), "O1~1~stockout", "n-1"));
        assertEquals(422, note("{\"text\":\" \"}", "O1~1~stockout", "n-2"));
        assertEquals(422, note(body, "O1~1~stockout", "n~2"));
        assertEquals(404, note(body, "O9~1~stockout", "n-1"));
        assertEquals(404, note(body, "nonsense", "n-1"));
    }

    @Test
    void evidenceIsForOperatorsAndTheMerchantItself() {
        note("{\"text\":\"<i>The buyer rang.</i>\"}", "O1~1~stockout", "n-1");
        assertEquals(404, market.apis.status(evidence(Role.MERCHANT, "M2")));
        for (Call call : new Call[] {evidence(Role.MERCHANT, "M1"), evidence(Role.OPERATOR, "anna")}) {
            APIGatewayV2HTTPResponse answer = market.apis.answer(call);
            assertEquals("application/json", answer.getHeaders().get("content-type"));
            var verdict = CheckEvidence.check(answer.getBody().getBytes(), Optional.empty());
            assertTrue(verdict.intact(), verdict::says);
            assertTrue(answer.getBody().contains("\"by\":\"operator:anna\""), answer::getBody);
        }
        String all = market.apis.answer(evidence(Role.OPERATOR, "anna")).getBody();
        assertTrue(!all.contains("buyer-1") && all.contains("\"exportedBy\":\"operator:anna\""), all);
    }

    @Test
    void evidenceIsWhatTheCallerWouldRatherHave() {
        var rather = evidence(Role.OPERATOR, "anna").header("accept", "application/json, text/html;q=0.1");
        assertEquals("application/json", market.apis.answer(rather).getHeaders().get("content-type"));
        assertEquals(406, market.apis.status(evidence(Role.OPERATOR, "anna").header("accept", "image/png")));
    }

    @Test
    void evidenceIsAlsoAPage() {
        note("{\"text\":\"<i>The buyer rang.</i>\"}", "O1~1~stockout", "n-1");
        new DeliverNotices(database, _ -> {}).runOnce(Shop.START, 400);
        APIGatewayV2HTTPResponse page =
                market.apis.answer(evidence(Role.OPERATOR, "anna").header("accept", "text/html,*/*"));
        assertEquals("text/html; charset=utf-8", page.getHeaders().get("content-type"));
        assertTrue(page.getBody().contains("&lt;i&gt;The buyer rang.&lt;/i&gt;"), page::getBody);
        assertTrue(page.getBody().contains("<p lang=\"zh-CN\">您的订单 O1"), page::getBody);
    }
}
