package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.functions.links.LinksApiFunction;
import dev.makegood.functions.links.Pages;
import dev.makegood.link.LinkId;
import dev.makegood.notice.DeliverNotices;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Key;
import dev.makegood.storage.Page;
import dev.makegood.storage.Query;
import dev.makegood.storage.Row;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies the pages that links open: one answer shows everything, and each act answers with the page after it. */
class LinkedPagesTest {
    private static final String CHOICE = "PUT /linked/case/refunds/{refundId}/choice";
    private static final String REFUND = "O9~1~stockout~1-1";
    private static final String OFFER = "{\"sku\":\"B\",\"unitPriceMinor\":700,\"shipBy\":\"2026-03-04T04:00:00Z\"}";

    private final MemoryDatabase database = new MemoryDatabase();
    private final SampleMarket market = new SampleMarket(database);

    @BeforeEach
    void aBuyerMayChoose() {
        Doors.arrange("choosing", market.apis, database, new MemoryScanner(database, 7));
        market.tell(
                "PUT /merchants/{merchantId}/stock/{sku}/restocks/{restockId}/reply",
                "{\"units\":5,\"arrivesOn\":\"2026-03-05\"}",
                "M1",
                "A",
                "re-1");
    }

    /** Is a database that nobody may call. */
    private record Untouched(Database database) implements DelegatingDatabase {
        @Override
        public Optional<Row> find(Key key) {
            throw new AssertionError("a guess reads " + key);
        }

        @Override
        public Page<Row> query(Query query) {
            throw new AssertionError("a guess queries " + query);
        }

        @Override
        public boolean commit(List<Write> writes) {
            throw new AssertionError("a guess writes " + writes);
        }
    }

    private Apis at(Instant now) {
        return new Apis(database, Clock.fixed(now, ZoneOffset.UTC));
    }

    private JsonNode ask(Apis apis, int status, LinkId id, Call call) {
        var answer = apis.answer(call.header("authorization", "Bearer " + LinkForgery.token(id)));
        assertEquals(status, answer.getStatusCode(), answer::getBody);
        assertEquals("no-store", answer.getHeaders().get("cache-control"));
        return Call.json(answer.getBody());
    }

    private JsonNode page(LinkId id) {
        return ask(market.apis, 200, id, Call.to("GET /linked/case"));
    }

    private JsonNode choose(int status, String body) {
        return ask(
                market.apis, status, LinkForgery.CASE, Call.to(CHOICE, REFUND).body(body));
    }

    private static JsonNode option(JsonNode page, String choice) {
        for (JsonNode option : page.at("/refunds/0/choice/options")) {
            if (option.path("choice").asText().equals(choice)) {
                return option;
            }
        }
        throw new AssertionError(page);
    }

    @Test
    void oneAnswerShowsEverything() {
        market.tell("PUT /cases/{caseId}/replacements/{replacementId}", OFFER, "O9~1~stockout", "r-1");
        JsonNode page = page(LinkForgery.CASE);
        assertEquals("2026-06-01T00:00:00Z", page.path("validUntil").asText());
        assertEquals("Asia/Shanghai", page.path("zone").asText());
        assertTrue(page.at("/summary/zhCN").asText().startsWith("您的订单 O9 中的 A（1 件）将不再发货"), page::toString);
        JsonNode refund = page.at("/refunds/0");
        assertEquals("scheduled", refund.path("state").asText());
        assertEquals(List.of("planned", "sent", "paid"), refund.path("progress").findValuesAsText("step"));
        assertEquals(List.of("true", "false", "false"), refund.path("progress").findValuesAsText("reached"));
        assertTrue(refund.at("/where/en").asText().startsWith("We refund 9.00 CNY"), refund::toString);
        assertEquals("2026-03-02T16:00:00Z", refund.at("/choice/chooseBefore").asText());
        assertTrue(refund.at("/choice/otherwise/en").asText().contains("you are refunded"));
        assertEquals("2026-03-05", option(page, "wait").path("arrivesOn").asText());
        assertTrue(
                option(page, "wait").at("/consequence/en").asText().endsWith("You keep the compensation."),
                page::toString);
        assertEquals(200, option(page, "swap").at("/swap/refundMinor").asLong());
        assertTrue(option(page, "swap").at("/consequence/en").asText().contains("2.00 CNY goes back to you"));
        assertEquals("handOver", page.at("/notReceived/opens").asText());
        assertEquals("owed", page.at("/compensation/state").asText());
        market.issue();
        JsonNode issued = page(LinkForgery.CASE).path("compensation");
        assertEquals("coupon~O9~1~stockout", issued.at("/coupon/couponId").asText());
        assertEquals("active", issued.at("/coupon/state").asText());
        assertTrue(issued.at("/text/en").asText().contains("has been issued to you"), issued::toString);
    }

    @Test
    void nothingOnThePageSaysWhoTheBuyerIs() {
        ask(
                market.apis,
                201,
                LinkForgery.CASE,
                Call.to("PUT /linked/case/hand-overs/{handOverId}", "h-1").body("{\"reason\": \"I am Li Wei\"}"));
        new DeliverNotices(database, _ -> {}).runOnce(Shop.START, 100);
        String page = page(LinkForgery.CASE).toString();
        String buyer = Call.pseudonyms(database).of("buyer-1");
        assertFalse(page.contains(buyer) || page.contains("buyer-1") || page.contains("Li Wei"), page);
        assertTrue(page(LinkForgery.CASE).path("history").size() >= 2, page);
        assertFalse(page.contains("merchant:"), page);
    }

    @Test
    void aChoiceAnswersWithThePageAfterIt() {
        JsonNode page = choose(201, "{\"choice\":\"wait\",\"arrivesOn\":\"2026-03-05\"}");
        assertEquals("deferred", page.at("/refunds/0/state").asText());
        assertEquals("wait", page.at("/refunds/0/chosen/choice").asText());
        assertFalse(page.at("/refunds/0").has("choice"), "a wait is only given up if the restock is moved");
        choose(200, "{\"choice\":\"wait\",\"arrivesOn\":\"2026-03-05\"}");
        assertEquals(
                "idInUse", choose(409, "{\"choice\":\"refund\"}").path("code").asText());
        ask(
                market.apis,
                201,
                LinkForgery.RESTOCK,
                Call.to("PUT /linked/restock/answer").body("{\"units\":5,\"arrivesOn\":\"2026-03-09\"}"));
        JsonNode moved = page(LinkForgery.CASE);
        assertEquals(List.of("refund"), moved.at("/refunds/0/choice/options").findValuesAsText("choice"));
        assertEquals(
                "scheduled",
                choose(201, "{\"choice\":\"refund\"}").at("/refunds/0/state").asText());
    }

    @Test
    void aReplacementIsTaken() {
        market.tell("PUT /cases/{caseId}/replacements/{replacementId}", OFFER, "O9~1~stockout", "r-1");
        JsonNode page = choose(201, "{\"choice\":\"swap\",\"replacementId\":\"r-1\"}");
        assertEquals("swap", page.at("/refunds/0/chosen/choice").asText());
        assertEquals(200, page.at("/refunds/0/amountMinor").asLong());
    }

    @Test
    void wrongInputIsNamedAndChangesNothing() {
        List<Object> before = new ArrayList<>(database.all());
        assertEquals(
                "choice",
                choose(422, "{\"choice\":\"gold\"}").at("/errors/0/field").asText());
        assertEquals("malformed", choose(400, "{").path("code").asText());
        Call late = Call.to("PUT /linked/restock/answer").body("{\"units\":9,\"arrivesOn\":\"2026-03-09\"}");
        assertEquals(
                "units",
                ask(market.apis, 422, LinkForgery.RESTOCK, late)
                        .at("/errors/0/field")
                        .asText());
        assertEquals(before, new ArrayList<>(database.all()));
    }

    @Test
    void whoReceivedNothingClaimsAndThenAsksAPerson() {
        Apis later = at(Shop.START.plus(Duration.ofHours(9)));
        JsonNode page = ask(later, 200, LinkForgery.OTHER_CASE, Call.to("GET /linked/case"));
        assertEquals("claim", page.at("/notReceived/opens").asText());
        Call claim = Call.to("PUT /linked/case/claims/{claimId}", "c-1").body("{\"text\": \"Nothing came.\"}");
        JsonNode claimed = ask(later, 201, LinkForgery.OTHER_CASE, claim);
        assertEquals("open", claimed.at("/claims/0/state").asText());
        assertEquals("handOver", claimed.at("/notReceived/opens").asText());
        JsonNode seen = Call.json(
                later.answer(Call.to("GET /orders/{orderId}/lines/{lineId}/claims/{claimId}", "O1", "1", "c-1")
                                .as(Role.BUYER, "buyer-1"))
                        .getBody());
        assertEquals("noAnswer", seen.path("kind").asText());
        Call ask = Call.to("PUT /linked/case/hand-overs/{handOverId}", "h-1").body("{\"reason\": \"Which card?\"}");
        JsonNode asked = ask(later, 201, LinkForgery.OTHER_CASE, ask);
        assertEquals("waiting", asked.at("/handOvers/0/state").asText());
        assertFalse(asked.has("notReceived"), "one request at a time");
        assertEquals(
                200,
                later.status(Call.to("GET /cases/{caseId}/hand-overs/{handOverId}", "O1~1~stockout", "h-1")
                        .as(Role.BUYER, "buyer-1")));
        later.answer(Call.to("PUT /cases/{caseId}/hand-overs/{handOverId}/answer", "O1~1~stockout", "h-1")
                .as(Role.OPERATOR, "anna")
                .body("{\"text\": \"The blue one.\"}"));
        JsonNode answered = ask(later, 200, LinkForgery.OTHER_CASE, Call.to("GET /linked/case"));
        assertEquals("The blue one.", answered.at("/handOvers/0/answer/text").asText());
        assertFalse(answered.toString().contains("anna"), "no operator is named");
        assertEquals("handOver", answered.at("/notReceived/opens").asText());
    }

    @Test
    void aSupplierSeesWhatIsAskedAndWhatItSaid() {
        JsonNode page = ask(market.apis, 200, LinkForgery.RESTOCK, Call.to("GET /linked/restock"));
        assertEquals("expected", page.path("state").asText());
        assertEquals("2026-03-05", page.at("/answer/arrivesOn").asText());
        assertEquals(19, page.path("answersLeft").asInt());
        assertEquals(
                "M1 asks you for 5 x A. You said: 5, by 5 March 2026 (UTC+8). You can change that until they have arrived.",
                page.at("/text/en").asText());
        JsonNode declined = ask(market.apis, 201, LinkForgery.RESTOCK, Call.to("PUT /linked/restock/declined"));
        assertEquals("declined", declined.path("state").asText());
        assertFalse(declined.path("answer").has("arrivesOn"));
        ask(market.apis, 200, LinkForgery.RESTOCK, Call.to("PUT /linked/restock/declined"));
        Call again = Call.to("PUT /linked/restock/answer").body("{\"units\":3,\"arrivesOn\":\"2026-03-07\"}");
        assertEquals(
                3,
                ask(market.apis, 201, LinkForgery.RESTOCK, again)
                        .at("/answer/units")
                        .asInt());
    }

    @Test
    void aLinkIsHandedOutWithItsPageToMessagesAlone() {
        Call fetch = Call.to("GET /links/{linkId}", LinkForgery.CASE.toString());
        JsonNode link =
                Call.json(market.apis.answer(fetch.as(Role.MESSAGES, "m")).getBody());
        assertEquals(LinkForgery.token(LinkForgery.CASE), link.path("token").asText());
        assertEquals(
                "https://pages.example.com/case#" + link.path("token").asText(),
                link.path("url").asText());
        assertEquals(
                200,
                market.apis.status(Call.to("GET /linked/case")
                        .header("authorization", "bearer " + link.path("token").asText())));
        assertEquals(
                404,
                market.apis.status(
                        Call.to("GET /links/{linkId}", "case~O77~1~stockout").as(Role.MESSAGES, "m")));
        assertEquals(
                404,
                market.apis.status(Call.to("GET /links/{linkId}", "nonsense").as(Role.MESSAGES, "m")));
    }

    /** Without a good link no row is read, so that guesses cost nothing and their time tells nothing. */
    @Test
    void tenThousandGuessesReadNothing() {
        var links = new LinksApiFunction(
                new Untouched(new MemoryDatabase()),
                Call.PSEUDONYMS,
                Apis.TOKENS,
                new Pages(Optional.empty()),
                Clock.fixed(Shop.START, ZoneOffset.UTC));
        var random = new Random(20_261_130);
        String good = LinkForgery.token(LinkForgery.CASE);
        String signed = good.substring(0, good.lastIndexOf('.') + 1);
        byte[] guess = new byte[18];
        String answer = market.apis
                .answer(Call.to("GET /policies/{policyId}/versions/{version}", "none", "1"))
                .getBody();
        for (int i = 0; i < 10_000; i++) {
            random.nextBytes(guess);
            String token = signed + Base64.getUrlEncoder().withoutPadding().encodeToString(guess);
            var said = links.handle(Call.to("GET /linked/case")
                    .header("authorization", "Bearer " + token)
                    .event());
            assertEquals(404, said.getStatusCode());
            assertEquals(answer, said.getBody());
        }
    }
}
