package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.functions.http.Role;
import dev.makegood.functions.http.SecondPair;
import dev.makegood.functions.policies.PoliciesApiFunction;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies audits of bills over HTTP. {@code AuditFinesTest} has the rules. */
class FineAuditsTest {
    private static final String ROUTE = "POST /merchants/{merchantId}/fine-audits";
    private static final String HEADER =
            "fineId,platform,orderId,violation,currency,amount,paid,promisedShipAt,finedAt\n";
    private static final String WRONG =
            "F1,pinduoduo,O1,stockout,CNY,8.00,99.00,2026-03-01 10:00:00,2026-03-04 10:00:00\n";
    private static final String RIGHT = "F2,pinduoduo,O2,stockout,CNY,5.00,99.00,2026-03-01 10:00:00,\n";
    private static final String BROKEN = "F3,pinduoduo,O3,theft,CNY,5.00,99.00,2026-03-01 10:00:00,\n";
    private static final String UNKNOWN = "F4,tmall,O4,stockout,CNY,5.00,99.00,2026-03-01 10:00:00,\n";

    private final MemoryDatabase database = new MemoryDatabase();
    private final PoliciesApiFunction api = new PoliciesApiFunction(
            database,
            new Pseudonyms(database, "a key for pseudonyms of buyers"),
            new SecondPair(false, database, Clock.systemUTC()),
            Clock.fixed(Instant.parse("2026-11-24T04:00:00Z"), ZoneOffset.UTC));

    private ApiCalls.Answer audit(String map, String bill) {
        return new ApiCalls(api::handle)
                .ask(Role.MERCHANT, ROUTE, Map.of("merchantId", "m-7"), Map.of("map", map), bill);
    }

    @Test
    void eachDeductionHasItsFindingAndNothingIsKept() {
        ApiCalls.Answer answer = audit("fines", HEADER + WRONG + RIGHT + BROKEN + UNKNOWN);
        assertEquals(200, answer.status());
        JsonNode audit = answer.body();
        assertEquals(
                List.of(1, 1, 1),
                List.of(
                        audit.path("right").asInt(),
                        audit.path("wrong").asInt(),
                        audit.path("unknown").asInt()));
        JsonNode wrong = audit.path("findings").path(0);
        assertEquals("wrong", wrong.path("verdict").asText());
        assertEquals(800, wrong.path("deductedMinor").asInt());
        assertEquals(500, wrong.path("owedMinor").asInt());
        assertEquals(300, wrong.path("tooMuchMinor").asInt());
        assertEquals("pdd-stockout@1", wrong.path("policy").asText());
        assertEquals("2026-03-11T16:00:00Z", wrong.path("appealEnd").asText());
        assertTrue(wrong.path("reason").path("en").asText().contains("3.00 CNY too much"), wrong::toString);
        assertTrue(wrong.path("steps").size() > 1, wrong::toString);
        // Packs are not in force here until an operator has published them.
        assertTrue(audit.at("/findings/2/reason/en").asText().contains("there is no policy"), audit::toString);
        assertEquals(4, audit.at("/unreadable/0/line").asInt());
        assertEquals("violation", audit.at("/unreadable/0/field").asText());
        assertEquals(List.of(), database.all());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        orders       | fineId | map    | must be fines or tmall-fines
        ../markets   | fineId | map    | must be fines or tmall-fines
        tmall-fines  | fineId | 扣款单号 | is a column that the map needs
        fines        | remark | remark | is not in the map
        """)
    void whatCannotBeReadIsRefusedByName(String map, String column, String field, String reason) {
        ApiCalls.Answer refused =
                audit(map, HEADER.replace("fineId", column.equals("fineId") ? column : "fineId," + column) + WRONG);
        assertEquals(422, refused.status());
        assertEquals(field, refused.field());
        String message = refused.body().at("/errors/0/message").asText();
        assertTrue(message.contains(reason), message);
    }

    @Test
    void aBillOfMoreThanAThousandRecordsIsRefusedReadableOrNot() {
        var bill = new StringBuilder(HEADER);
        for (int i = 0; i <= 1_000; i++) {
            bill.append(RIGHT.replace("F2", "F" + i).replace("O2", "O" + i));
        }
        ApiCalls.Answer refused = audit("fines", bill.toString());
        assertEquals(422, refused.status(), refused::toString);
        assertEquals(
                "has 1001 records, and may have 1000",
                refused.body().at("/errors/0/message").asText());
        assertEquals(
                200,
                audit("fines", bill.substring(0, bill.lastIndexOf("F1000,"))).status());
    }
}
