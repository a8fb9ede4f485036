package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.issue.IssueCoupons;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.notice.DeliverNotices;
import dev.makegood.policy.Versions;
import dev.makegood.policy.publication.Policies;
import dev.makegood.policy.publication.PublishPolicy;
import dev.makegood.refund.Refunds;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Verifies that another country is only data: in the market of the United States, all texts are in its languages, its
 * zone and the policy's currency, and its holidays are free.
 */
class OtherMarketTest {
    /** The Wednesday before Memorial Day, at noon. */
    private static final Instant NOW = Instant.parse("2026-05-20T16:00:00Z");

    private static final String CASE = "O1~1~stockout";

    private final MemoryDatabase database = new MemoryDatabase();
    private Apis apis;

    private void tell(String route, Role role, String body, String... path) {
        var answer = apis.answer(Call.to(route, path)
                .as(role, role == Role.MERCHANT ? "M1" : "buyer-1")
                .body(body));
        assertEquals(201, answer.getStatusCode(), answer::getBody);
    }

    private String read(String route, Role role, String... path) {
        return read(Call.to(route, path).as(role, role == Role.BUYER ? "buyer-1" : "M1"));
    }

    /** Returns an answer after it has checked that nothing in it is of China. */
    private String read(Call call) {
        var answer = apis.answer(call);
        String body = answer.getBody();
        assertEquals(200, answer.getStatusCode(), body);
        assertFalse(body.codePoints().anyMatch(Character::isIdeographic), body);
        for (String foreign : Set.of("CNY", "UTC+8", "Asia/Shanghai", "zhCN", "\"en\"")) {
            assertFalse(body.contains(foreign), () -> foreign + " in " + body);
        }
        return body;
    }

    private void publish() {
        var version = Versions.of(
                "tmall-stockout",
                "policyId: tmall-stockout",
                "policyId: acme-stockout",
                "version: 1\n",
                "version: 1\neffectiveAt: 2026-03-01T00:00:00Z\n",
                "platform: tmall",
                "platform: acme",
                "currency: CNY",
                "currency: USD",
                "zone: Asia/Shanghai",
                "zone: America/New_York",
                "choiceWindowHours: 0",
                "choiceWindowHours: 12",
                "(天猫) 物流时效管理规范",
                "shipping rules");
        assertInstanceOf(Outcome.Created.class, new PublishPolicy(database).publish(version));
    }

    private void order(String orderId) {
        tell("PUT /orders/{orderId}", Role.PLATFORM, """
            {"buyerId":"buyer-1","platform":"acme","currency":"USD","paidAt":"2026-05-20T15:00:00Z","lines":[
            {"lineId":"1","merchantId":"M1","sku":"A","quantity":2,"paidMinor":30000,"promisedShipAt":"2026-05-29T16:00:00Z"}]}
            """, orderId);
    }

    private void trade() {
        publish();
        String stock = "PUT /merchants/{merchantId}/stock/{sku}/";
        tell(stock + "recounts/{recountId}", Role.MERCHANT, "{\"onHand\":1}", "M1", "A", "c-1");
        tell(stock + "suppliers/{supplierId}", Role.MERCHANT, "{\"leadTimeDays\":5}", "M1", "A", "sup-1");
        tell(
                stock + "restocks/{restockId}",
                Role.MERCHANT,
                "{\"supplierId\":\"sup-1\",\"units\":9}",
                "M1",
                "A",
                "re-1");
        tell(
                stock + "restocks/{restockId}/reply",
                Role.MERCHANT,
                "{\"units\":9,\"arrivesOn\":\"2026-05-27\"}",
                "M1",
                "A",
                "re-1");
        order("O1");
        order("O2");
        tell("PUT /orders/{orderId}/lines/{lineId}/admission", Role.MERCHANT, "{\"quantity\":2}", "O1", "1");
        new IssueCoupons(database, new Policies(database)::get, new Refunds(database)).runOnce(NOW, 10);
        tell(
                "PUT /cases/{caseId}/appeal",
                Role.MERCHANT,
                "{\"reason\":\"in time\",\"evidence\":[{\"text\":\"receipt\"}]}",
                CASE);
    }

    @Test
    void everyTextIsInTheMarketsLanguagesZoneAndCurrency() {
        dev.makegood.market.Market.named("us").run(() -> {
            apis = new Apis(database, Clock.fixed(NOW, ZoneOffset.UTC));
            trade();
            stepsAreRead();
            noticesAreRead();
            adviceIsRead();
            theEvidencePageIsRead();
            read("GET /policies/{policyId}/versions/{version}", Role.OPERATOR, "acme-stockout", "1");
        });
    }

    private void stepsAreRead() {
        String theCase = read("GET /cases/{caseId}", Role.MERCHANT, CASE);
        assertBoth(theCase, "10% of what was paid, $300.00: 30", "10 % of what was paid, $300.00: 30");
        assertBoth(theCase, "Compensation: $30.00", "Compensación: $30.00");
        assertSaidInBoth(read("GET /merchants/{merchantId}/accounts/{currency}/statement", Role.MERCHANT, "M1", "USD"));
    }

    private void noticesAreRead() {
        String merchants = read("GET /merchants/{merchantId}/notices", Role.MERCHANT, "M1");
        assertBoth(merchants, "by May 21, 2026, 12:00 PM (UTC-4)", "by 21 de mayo de 2026, 12:00 (UTC-4)");
        String buyers = read("GET /buyers/{buyerId}/notices", Role.BUYER, "buyer-1");
        assertBoth(buyers, "expected on May 27, 2026 (UTC-4)", "expected on 27 de mayo de 2026 (UTC-4)");
        String operators = read(Call.to("GET /appeals").as(Role.OPERATOR, "anna"));
        // Five working days: Memorial Day is none.
        assertTrue(operators.contains("2026-05-29T04:00:00Z"), operators);
    }

    private void adviceIsRead() {
        String ways = read("GET /merchants/{merchantId}/ways-out", Role.MERCHANT, "M1");
        assertBoth(ways, "Ship when the restock comes on May 27, 2026", "Ship when the restock comes on 27 de mayo");
        String reputation = read(Call.to("GET /merchants/{merchantId}/reputation", "M1")
                .as(Role.MERCHANT, "M1")
                .query(Map.of("from", "2026-05-01", "to", "2026-05-20")));
        assertBoth(reputation, "Set a low-stock rule for A", "Set a low-stock rule for A");
    }

    private void theEvidencePageIsRead() {
        new DeliverNotices(database, _ -> {}).runOnce(NOW, 400);
        String page = read(Call.to("GET /cases/{caseId}/evidence", CASE)
                .as(Role.OPERATOR, "anna")
                .header("accept", "text/html"));
        assertTrue(page.contains("<html lang=\"en-US\">") && page.contains("<p lang=\"es\">"), page);
    }

    private static void assertBoth(String body, String enUS, String es) {
        JsonNode json = Call.json(body);
        assertTrue(json.findValuesAsText("enUS").stream().anyMatch(text -> text.contains(enUS)), body);
        assertTrue(json.findValuesAsText("es").stream().anyMatch(text -> text.contains(es)), body);
        assertSaidInBoth(body);
    }

    private static void assertSaidInBoth(String body) {
        JsonNode json = Call.json(body);
        int said = json.findValuesAsText("enUS").size();
        assertTrue(said > 0, body);
        assertEquals(said, json.findValuesAsText("es").size(), body);
    }
}
