package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies root causes, and what follows from them, over HTTP. */
class CausesTest {
    private static final String CORRECTION = "PUT /cases/{caseId}/root-cause-corrections/{correctionId}";
    private static final Map<String, String> PERIOD = Map.of("from", "2026-03-01", "to", "2026-03-02");

    private final SampleMarket market = new SampleMarket(new MemoryDatabase());

    private JsonNode json(Call call) {
        var answer = market.apis.answer(call);
        assertEquals(2, answer.getStatusCode() / 100, answer::getBody);
        return Call.json(answer.getBody());
    }

    private Call ofMerchant(String what, String... more) {
        var query = new HashMap<>(PERIOD);
        for (int i = 0; i < more.length; i += 2) {
            query.put(more[i], more[i + 1]);
        }
        return Call.to("GET /merchants/{merchantId}/" + what, "M1")
                .as(Role.MERCHANT, "M1")
                .query(query);
    }

    private Call correction(String body) {
        return Call.to(CORRECTION, "O1~1~stockout", "cc-1")
                .as(Role.MERCHANT, "M1")
                .body(body);
    }

    @Test
    void aCaseSaysWhyInBothLanguagesOrThatItCannotBeTold() {
        JsonNode seen =
                json(Call.to("GET /cases/{caseId}/root-cause", "O1~1~stockout").as(Role.MERCHANT, "M1"));
        assertEquals("unknown", seen.get("rootCause").asText());
        assertEquals("Cannot be told", seen.at("/words/en").asText());
        assertEquals("无法判断", seen.at("/words/zhCN").asText());
        assertTrue(seen.at("/found/reason/en").asText().startsWith("The books had"), seen::toString);
        assertEquals("[]", seen.get("corrections").toString());
    }

    @Test
    void aCorrectionIsShownBesideTheFinding() {
        json(correction("{\"rootCause\": \"supplier\", \"supplierId\": \"sup-1\", \"reason\": \"it was empty\"}"));
        JsonNode one = json(ofMerchant("root-causes")).at("/items/0");
        assertEquals("supplier", one.get("rootCause").asText());
        assertEquals("sup-1", one.get("supplierId").asText());
        assertEquals("unknown", one.at("/found/rootCause").asText());
        assertEquals("merchant:M1", one.at("/corrections/0/by").asText());
        JsonNode pack = json(Call.to("GET /merchants/{merchantId}/suppliers/{supplierId}/claim-pack", "M1", "sup-1")
                .as(Role.OPERATOR, "anna")
                .query(PERIOD));
        assertEquals(
                "/cases/O1~1~stockout/evidence", pack.at("/cases/0/evidence").asText());
        assertEquals(500, pack.at("/compensation/0/amountMinor").asInt());
        assertEquals(300, pack.at("/paid/0/amountMinor").asInt());
        assertTrue(pack.at("/summary/en").asText().endsWith("It caused 1 cases of 1 units."), pack::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"rootCause\": \"supplier\", \"reason\": \"x\"} | supplierId",
                "{\"rootCause\": \"miscount\", \"supplierId\": \"sup-1\", \"reason\": \"x\"} | supplierId",
                "{\"rootCause\": \"weather\", \"reason\": \"x\"} | rootCause",
                "{\"rootCause\": \"miscount\"} | reason",
                "{\"rootCause\": \"miscount\", \"reason\": \" \"} | reason",
            })
    void aWrongCorrectionNamesItsField(String body, String field) {
        var answer = market.apis.answer(correction(body));
        assertEquals(422, answer.getStatusCode(), answer::getBody);
        assertEquals(field, Call.json(answer.getBody()).at("/errors/0/field").asText());
    }

    @ParameterizedTest
    @CsvSource({"costBasisPoints, 10001", "holdingBasisPoints, -1", "holdingBasisPoints, 1.5", "holdingBasisPoints, ''"
    })
    void aWrongShareNamesItsField(String name, String value) {
        Call call = ofMerchant("stock-levels", "holdingBasisPoints", "2000", name, value);
        var answer = market.apis.answer(call);
        assertEquals(422, answer.getStatusCode());
        assertEquals(name, Call.json(answer.getBody()).at("/errors/0/field").asText());
    }

    @Test
    void stockLevelsNeedTheCostOfHolding() {
        var answer = market.apis.answer(ofMerchant("stock-levels"));
        assertEquals(
                "holdingBasisPoints",
                Call.json(answer.getBody()).at("/errors/0/field").asText());
        JsonNode level =
                json(ofMerchant("stock-levels", "holdingBasisPoints", "2000")).at("/skus/0/levels/0");
        assertEquals(
                "{\"units\":1,\"avoidedCases\":1,\"compensation\":[{\"currency\":\"CNY\",\"amountMinor\":500}],"
                        + "\"currency\":\"CNY\",\"stockMinor\":300,\"holdingMinor\":0}",
                level.toString());
    }

    @Test
    void whatComesBackIsCounted() {
        JsonNode repeats = json(ofMerchant("root-cause-repeats"));
        assertEquals(1, repeats.at("/causes/0/cases").asInt());
        assertEquals("2026-03-02", repeats.at("/byWeek/0/of").asText());
        assertEquals("[]", repeats.get("bySku").toString());
    }
}
