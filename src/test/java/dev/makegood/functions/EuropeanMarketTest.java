package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Outcome;
import dev.makegood.coupon.issue.IssueCoupons;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.market.Market;
import dev.makegood.notice.DeliverNotices;
import dev.makegood.policy.Versions;
import dev.makegood.policy.publication.Policies;
import dev.makegood.policy.publication.PublishPolicy;
import dev.makegood.refund.Refunds;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Verifies that a case in Germany is told in German and in English, and one in the United Kingdom in English, with
 * amounts, dates and times as people write them there, and that their holidays are free.
 */
class EuropeanMarketTest {
    /** The Wednesday before Whit Monday in Germany and the Spring bank holiday in England, which are the same day. */
    private static final Instant NOW = Instant.parse("2026-05-20T16:00:00Z");

    private static final String CASE = "O1~1~stockout";

    private final MemoryDatabase database = new MemoryDatabase();
    private Apis apis;

    private void tell(String route, Role role, String body, String... path) {
        var answer = apis.answer(Call.to(route, path)
                .as(role, role == Role.BUYER ? "buyer-1" : "M1")
                .body(body));
        assertEquals(201, answer.getStatusCode(), answer::getBody);
    }

    private String read(Call call) {
        var answer = apis.answer(call);
        String body = answer.getBody();
        assertEquals(200, answer.getStatusCode(), body);
        assertFalse(body.codePoints().anyMatch(Character::isIdeographic), body);
        return body;
    }

    /** 300.50 are paid for two units; the merchant admits in time that it has none of them. */
    private void trade(String currency, String zone) {
        var version = Versions.of(
                "tmall-stockout",
                "policyId: tmall-stockout",
                "policyId: acme-stockout",
                "version: 1\n",
                "version: 1\neffectiveAt: 2026-03-01T00:00:00Z\n",
                "platform: tmall",
                "platform: acme",
                "currency: CNY",
                "currency: " + currency,
                "zone: Asia/Shanghai",
                "zone: " + zone,
                "choiceWindowHours: 0",
                "choiceWindowHours: 12");
        assertInstanceOf(Outcome.Created.class, new PublishPolicy(database).publish(version));
        tell("PUT /orders/{orderId}", Role.PLATFORM, """
            {"buyerId":"buyer-1","platform":"acme","currency":"%s","paidAt":"2026-05-20T15:00:00Z","lines":[
            {"lineId":"1","merchantId":"M1","sku":"A","quantity":2,"paidMinor":30055,"promisedShipAt":"2026-05-29T16:00:00Z"}]}
            """.formatted(currency), "O1");
        tell("PUT /orders/{orderId}/lines/{lineId}/admission", Role.MERCHANT, "{\"quantity\":2}", "O1", "1");
        new IssueCoupons(database, new Policies(database)::get, new Refunds(database)).runOnce(NOW, 10);
        tell(
                "PUT /cases/{caseId}/appeal",
                Role.MERCHANT,
                "{\"reason\":\"in time\",\"evidence\":[{\"text\":\"receipt\"}]}",
                CASE);
    }

    private String buyersNotices() {
        return read(Call.to("GET /buyers/{buyerId}/notices", "buyer-1").as(Role.BUYER, "buyer-1"));
    }

    private String merchantsNotices() {
        return read(Call.to("GET /merchants/{merchantId}/notices", "M1").as(Role.MERCHANT, "M1"));
    }

    private String theCase() {
        return read(Call.to("GET /cases/{caseId}", CASE).as(Role.MERCHANT, "M1"));
    }

    @Test
    void inGermanyBuyerAndMerchantReadGermanAndEnglish() {
        Market.named("de").run(() -> {
            apis = new Apis(database, Clock.fixed(NOW, ZoneOffset.UTC));
            trade("EUR", "Europe/Berlin");
            assertSaid(
                    buyersNotices(),
                    "de",
                    "Ihre Bestellung O1: Leider erhalten Sie 2 x A nicht. Wir bitten um Entschuldigung. Grund: Der"
                            + " Händler hat gemeldet, dass die Ware nicht verfügbar ist.",
                    "Wir erstatten Ihnen 300,55\u00a0€ bis zum 21. Mai 2026, 18:00 Uhr (UTC+2); Sie müssen nichts tun.",
                    "Die Entschädigung für diesen Lieferausfall beträgt insgesamt 30,06\u00a0€.");
            assertSaid(buyersNotices(), "en", "We will refund 300.55 EUR by 21 May 2026, 18:00 (UTC+2)");
            assertSaid(
                    merchantsNotices(),
                    "de",
                    "Der Käufer erhält 300,55\u00a0€ bis zum 21. Mai 2026, 18:00 Uhr (UTC+2) zurück.",
                    "10\u00a0% des bezahlten Betrags, 300,55\u00a0€: 30,055; ",
                    "Betrag kaufmännisch auf volle Cent gerundet: 30,06\u00a0€");
            assertSaid(merchantsNotices(), "en", "10 % of what was paid, 300.55 EUR: 30.055");
            assertSaid(theCase(), "de", "Entschädigung: 30,06\u00a0€");
            assertSaid(theCase(), "en", "Compensation: 30.06 EUR");
            appealsAreDecidedBy("2026-05-28T22:00:00Z");
            theEvidencePageIsGerman();
        });
    }

    private void theEvidencePageIsGerman() {
        new DeliverNotices(database, _ -> {}).runOnce(NOW, 400);
        String page = read(Call.to("GET /cases/{caseId}/evidence", CASE)
                .as(Role.OPERATOR, "anna")
                .header("accept", "text/html"));
        assertTrue(page.contains("<html lang=\"de\">") && page.contains("<p lang=\"en\">"), page);
        assertTrue(page.contains("Fall " + CASE), page);
    }

    @Test
    void inTheUnitedKingdomTheyReadEnglishWithPounds() {
        Market.named("gb").run(() -> {
            apis = new Apis(database, Clock.fixed(NOW, ZoneOffset.UTC));
            trade("GBP", "Europe/London");
            assertSaid(
                    buyersNotices(),
                    "enGB",
                    "We will refund £300.55 by 21 May 2026, 17:00 (UTC+1); you need not do anything.",
                    "The compensation for this stockout is £30.06 in all.");
            assertSaid(merchantsNotices(), "enGB", "10% of what was paid, £300.55: 30.055");
            assertSaid(theCase(), "enGB", "Compensation: £30.06");
            assertEquals(List.of(), Call.json(theCase()).findValuesAsText("en"));
            appealsAreDecidedBy("2026-05-28T23:00:00Z");
        });
    }

    /** Five working days, of which the Monday between is none. */
    private void appealsAreDecidedBy(String end) {
        String operators = read(Call.to("GET /appeals").as(Role.OPERATOR, "anna"));
        assertTrue(operators.contains(end), operators);
    }

    private static void assertSaid(String body, String field, String... parts) {
        List<String> said = Call.json(body).findValuesAsText(field);
        for (String part : parts) {
            assertTrue(said.stream().anyMatch(text -> text.contains(part)), () -> part + " in " + said);
        }
    }
}
