package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies reputation and options over HTTP. */
class AdviceTest {
    private static final String REPUTATION = "GET /merchants/{merchantId}/reputation";

    private final SampleMarket market = new SampleMarket(new MemoryDatabase());

    private Call reputation(Role role, String who, String from, String to) {
        return Call.to(REPUTATION, "M1").as(role, who).query(Map.of("from", from, "to", to));
    }

    private JsonNode json(Call call) {
        return Call.json(market.apis.answer(call).getBody());
    }

    @Test
    void figuresAreCountsAndBasisPointsAndWhatIsNotThereIsAbsent() {
        JsonNode seen = json(reputation(Role.MERCHANT, "M1", "2026-03-01", "2026-03-02"));
        assertEquals(
                "{\"count\":1,\"of\":1,\"basisPoints\":10000}",
                seen.get("stockouts").toString());
        assertEquals("{\"medianSeconds\":0,\"cases\":1}", seen.get("buyerTold").toString());
        assertEquals(false, seen.has("claimsUpheld"), seen::toString);
        assertEquals(false, seen.has("refundedWithin24Hours"), seen::toString);
        assertEquals(
                "{\"cases\":1,\"before\":0,\"more\":false}",
                seen.get("casesLookedAt").toString());
        assertEquals("lowStockRule", seen.at("/actions/0/kind").asText(), seen::toString);
        assertEquals("Asia/Shanghai", seen.get("zone").asText());
    }

    @Test
    void aMerchantSeesItsOwnOnly() {
        assertEquals(404, market.apis.status(reputation(Role.MERCHANT, "M2", "2026-03-01", "2026-03-02")));
        assertEquals(200, market.apis.status(reputation(Role.OPERATOR, "anna", "2026-03-01", "2026-03-02")));
        assertEquals(200, market.apis.status(reputation(Role.PLATFORM, "shop", "2026-03-01", "2026-03-02")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-01, to",
        "2026-01-01, 2026-04-03, to",
        "2026-02-29, 2026-03-01, from",
        "2026-03-01, +12026-03-01, to",
        "2026-03-01, '', to",
        "yesterday, 2026-03-01, from",
    })
    void whatIsNoPeriodIsRefused(String from, String to, String field) {
        var answer = market.apis.answer(reputation(Role.MERCHANT, "M1", from, to));
        assertEquals(422, answer.getStatusCode());
        assertEquals(field, Call.json(answer.getBody()).at("/errors/0/field").asText());
    }

    @Test
    void aQuarterIsNotTooLong() {
        assertEquals(200, market.apis.status(reputation(Role.MERCHANT, "M1", "2026-01-01", "2026-04-02")));
    }

    @Test
    void waysOutTellWhatEachCostsUntilWhen() {
        JsonNode line = json(Call.to("GET /merchants/{merchantId}/ways-out", "M1")
                        .as(Role.MERCHANT, "M1"))
                .at("/items/0");
        assertEquals(2, line.get("units").asInt());
        assertEquals(600, line.get("paidMinor").asLong());
        assertEquals(
                "{\"at\":\"2026-03-04T12:00:00Z\",\"compensationMinor\":0,\"refundMinor\":600}",
                line.get("otherwise").toString());
        assertEquals("ship", line.at("/ways/0/kind").asText(), line::toString);
        assertEquals("admit", line.at("/ways/1/kind").asText(), line::toString);
    }
}
