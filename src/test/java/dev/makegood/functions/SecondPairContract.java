package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.coupon.Rivals;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.policy.Versions;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that what needs a second pair of eyes takes effect only once another operator has confirmed it. */
class SecondPairContract extends Contract {
    private static final String EXEMPTION =
            "{\"ground\":\"wrongAddress\",\"reportedAt\":\"2026-03-02T04:00:00Z\",\"evidence\":\"file 7\"}";

    private Shop shop;
    private Apis apis;

    @BeforeEach
    void aCase() {
        shop = new Shop(database(), scanner());
        apis = new Apis(database(), shop.clock, true);
        shop.place("O1", Shop.line("1", "M1", "S1", 1, 5_000));
        shop.admit("O1", "1", OptionalInt.empty());
    }

    private record Answer(int status, JsonNode body) {
        String field() {
            return body.at("/errors/0/field").asText();
        }
    }

    private Answer send(Call call) {
        var answer = apis.answer(call);
        return new Answer(answer.getStatusCode(), Call.json(answer.getBody()));
    }

    private static Call exemption(String operator, String body) {
        return Call.to("PUT /cases/{caseId}/exemption", "O1~1~stockout")
                .as(Role.OPERATOR, operator)
                .body(body);
    }

    private Answer exempt(String operator) {
        return send(exemption(operator, EXEMPTION));
    }

    private Answer confirm(String operator, String proposalId) {
        return send(exemption(operator, EXEMPTION).query("proposal", proposalId));
    }

    private boolean isExempt() {
        return send(Call.to("GET /cases/{caseId}", "O1~1~stockout").as(Role.OPERATOR, "anna"))
                .body()
                .has("exemption");
    }

    private List<JsonNode> proposals() {
        var items = new ArrayList<JsonNode>();
        send(Call.to("GET /proposals").as(Role.OPERATOR, "bert"))
                .body()
                .path("items")
                .forEach(items::add);
        return items;
    }

    @Test
    void anotherOperatorConfirmsAndThenItTakesEffect() {
        Answer proposed = exempt("anna");
        assertEquals(202, proposed.status());
        assertFalse(isExempt());
        JsonNode proposal = proposals().getFirst();
        assertEquals(proposed.body(), proposal);
        assertEquals(
                "PUT /cases/O1%7E1%7Estockout/exemption",
                proposal.path("request").asText());
        assertEquals(EXEMPTION, proposal.path("body").asText());
        assertEquals("operator:anna", proposal.path("proposedBy").asText());
        Answer confirmed = confirm("bert", proposal.path("proposalId").asText());
        assertEquals(201, confirmed.status());
        assertTrue(isExempt());
        assertEquals(List.of(), proposals());
        assertEquals(200, exempt("anna").status(), "the same again");
        assertEquals(200, confirm("bert", proposal.path("proposalId").asText()).status(), "the same again");
    }

    @Test
    void whoProposedItIsRefused() {
        String id = exempt("anna").body().path("proposalId").asText();
        Answer refused = confirm("anna", id);
        assertEquals(409, refused.status());
        assertEquals("proposal", refused.field());
        assertFalse(isExempt());
    }

    @Test
    void theSameRequestAgainIsTheSameProposalWhoeverSendsIt() {
        JsonNode first = exempt("anna").body();
        shop.clock.advance(Duration.ofHours(1));
        assertEquals(first, exempt("anna").body());
        assertEquals(first, exempt("bert").body());
        assertEquals(1, proposals().size());
    }

    @Test
    void aProposalIsOfOneRequestOnly() {
        String id = exempt("anna").body().path("proposalId").asText();
        String other = EXEMPTION.replace("file 7", "file 8");
        Answer refused = send(exemption("bert", other).query("proposal", id));
        assertEquals(422, refused.status());
        assertEquals("proposal", refused.field());
        assertFalse(isExempt());
    }

    @Test
    void aProposalEndsAfterADay() {
        String id = exempt("anna").body().path("proposalId").asText();
        shop.clock.advance(Duration.ofHours(24).minusMillis(1));
        assertEquals(1, proposals().size());
        shop.clock.advance(Duration.ofMillis(1));
        assertEquals(List.of(), proposals());
        assertEquals(409, confirm("bert", id).status());
        assertFalse(isExempt());
        assertEquals("operator:bert", exempt("bert").body().path("proposedBy").asText());
        assertEquals(201, confirm("anna", id).status());
    }

    @Test
    void ofManyWhoConfirmAtOnceAllGetTheSameAnswer() throws Exception {
        String id = exempt("anna").body().path("proposalId").asText();
        List<Integer> statuses =
                Rivals.race(number -> confirm("rival-" + number, id).status());
        assertEquals(1, statuses.stream().filter(status -> status == 201).count());
        assertEquals(
                statuses.size() - 1,
                statuses.stream().filter(status -> status == 200).count());
    }

    @Test
    void whatIsNotValidIsRefusedAtOnce() {
        assertEquals(
                422,
                send(exemption("anna", EXEMPTION.replace("wrongAddress", "whim")))
                        .status());
        assertEquals(
                404,
                send(Call.to("PUT /cases/{caseId}/exemption", "O9~1~stockout")
                                .as(Role.OPERATOR, "anna")
                                .body(EXEMPTION))
                        .status());
        assertEquals(List.of(), proposals());
    }

    @Test
    void payingByHandNeedsItToo() {
        String body =
                "{\"how\":\"transfer\",\"paidAt\":\"2026-03-02T04:00:00Z\",\"reference\":\"bt-1\",\"amountMinor\":5000}";
        Call anna = Call.to("PUT /refunds/{refundId}/manual-payment", "O1~1~stockout~1-1")
                .as(Role.OPERATOR, "anna")
                .body(body);
        Answer proposed = send(anna);
        assertEquals(202, proposed.status());
        assertEquals("scheduled", refund());
        Answer paid = send(Call.to("PUT /refunds/{refundId}/manual-payment", "O1~1~stockout~1-1")
                .as(Role.OPERATOR, "bert")
                .query("proposal", proposed.body().path("proposalId").asText())
                .body(body));
        assertEquals(201, paid.status());
        assertEquals("paidByHand", refund());
    }

    private String refund() {
        return send(Call.to("GET /refunds/{refundId}", "O1~1~stockout~1-1").as(Role.OPERATOR, "anna"))
                .body()
                .path("state")
                .asText();
    }

    @Test
    void publishingAPolicyNeedsItToo() {
        String draft = Versions.text(
                "pdd-stockout-2", "version: 2", "version: 3", "2026-11-30T16:00:00Z", "2027-11-30T16:00:00Z");
        Call anna = Call.to("POST /policies/{policyId}/versions", "pdd-stockout")
                .as(Role.OPERATOR, "anna")
                .header("content-type", "application/yaml")
                .body(draft);
        Answer proposed = send(anna);
        assertEquals(202, proposed.status(), proposed.body().toString());
        assertEquals(
                404,
                send(Call.to("GET /policies/{policyId}/versions/{version}", "pdd-stockout", "3"))
                        .status());
        Answer published = send(Call.to("POST /policies/{policyId}/versions", "pdd-stockout")
                .as(Role.OPERATOR, "bert")
                .query("proposal", proposed.body().path("proposalId").asText())
                .header("content-type", "application/yaml")
                .body(draft));
        assertEquals(201, published.status(), published.body().toString());
    }
}
