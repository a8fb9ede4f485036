package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.storage.memory.MemoryDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies appeals over HTTP. */
class AppealsTest {
    private static final String APPEAL = "/cases/{caseId}/appeal";
    private static final String FILE =
            "{\"name\":\"r.pdf\",\"sha256\":\"%s\",\"bytes\":7,\"mediaType\":\"application/pdf\"}"
                    .formatted("0a".repeat(32));
    private static final String BODY =
            "{\"reason\":\"in time\",\"evidence\":[{\"text\":\"receipt\",\"file\":" + FILE + "}]}";
    private static final String RULING = "{\"granted\":true,\"reason\":\"shown\"}";

    private final SampleMarket market = new SampleMarket(new MemoryDatabase());

    /** Uploads a file as the merchant of the line, with the same metadata as in the appeal. */
    private void upload() {
        var file = Call.to("PUT /orders/{orderId}/lines/{lineId}/files/{sha256}", "O1", "1", "0a".repeat(32));
        var body = "{\"bytes\":7,\"mediaType\":\"application/pdf\"}";
        assertEquals(201, market.apis.status(file.as(Role.MERCHANT, "M1").body(body)));
        market.apis.files.upload("O1~1~merchant~" + "0a".repeat(32));
    }

    private int bring(String merchant, String body) {
        return market.apis.status(Call.to("PUT " + APPEAL, "O1~1~stockout")
                .as(Role.MERCHANT, merchant)
                .body(body));
    }

    private int decide(String body) {
        return market.apis.status(Call.to("PUT " + APPEAL + "/decision", "O1~1~stockout")
                .as(Role.OPERATOR, "anna")
                .body(body));
    }

    private String seen(Role role, String who) {
        return market.apis
                .answer(Call.to("GET " + APPEAL, "O1~1~stockout").as(role, who))
                .getBody();
    }

    @Test
    void itIsBroughtByTheMerchantAndDecidedByTheOperator() {
        assertEquals(404, decide(RULING));
        assertEquals(404, bring("M2", BODY));
        assertEquals(409, bring("M1", BODY));
        upload();
        assertEquals(409, bring("M1", BODY.replace("\"bytes\":7", "\"bytes\":8")));
        assertEquals(201, bring("M1", BODY));
        assertEquals(200, bring("M1", BODY));
        assertEquals(409, bring("M1", BODY.replace("receipt", "letter")));
        assertTrue(seen(Role.MERCHANT, "M2").contains("404"));
        assertTrue(seen(Role.MERCHANT, "M1")
                .contains("\"state\":\"open\",\"reason\":\"in time\",\"evidence\":[{\"text\":"));
        assertTrue(seen(Role.OPERATOR, "anna")
                .contains("\"decideBy\":\"2026-03-09T16:00:00Z\",\"calendar\":\"holidays\"}"));
        assertEquals(201, decide(RULING));
        assertEquals(200, decide(RULING));
        assertEquals(409, decide(RULING.replace("true", "false")));
        assertTrue(seen(Role.MERCHANT, "M1").contains("\"decision\":{\"granted\":true,\"reason\":\"shown\""));
        assertTrue(market.apis
                .answer(Call.to("GET /cases/{caseId}", "O1~1~stockout").as(Role.BUYER, "buyer-1"))
                .getBody()
                .contains(
                        "\"exemption\":\"appealGranted\",\"compensation\":{\"state\":\"issued\",\"amountMinor\":500"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"bytes\":7 | \"bytes\":0",
                "\"bytes\":7 | \"bytes\":20971521",
                "\"application/pdf\" | \"text/html\"",
                "0a0a0a | 0A0A0A",
                "\"in time\" | \"\"",
                "\"receipt\" | 7",
            })
    void whatIsNoEvidenceIsRefused(String what, String by) {
        upload();
        assertEquals(422, bring("M1", BODY.replace(what, by)));
    }

    @Test
    void evidenceIsOneToTwentyItems() {
        upload();
        String item = BODY.substring(BODY.indexOf('[') + 1, BODY.indexOf(']'));
        assertEquals(422, bring("M1", BODY.replace(item, "")));
        assertEquals(422, bring("M1", BODY.replace(item, item + ("," + item).repeat(20))));
        assertEquals(201, bring("M1", BODY.replace(item, item + ("," + item).repeat(19))));
    }
}
