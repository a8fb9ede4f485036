package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.policy.Versions;
import dev.makegood.policy.publication.PublishPolicy;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** Verifies exemptions, complaints, proposed ship times and merchants' promises over HTTP. */
class TermsTest {
    private static final String EXEMPTION = "PUT /cases/{caseId}/exemption";
    private static final String COMPLAINT = "PUT /cases/{caseId}/complaint";
    private static final String PROPOSAL = "PUT /orders/{orderId}/lines/{lineId}/ship-time-proposals/{proposalId}";
    private static final String DELAY = "PUT /orders/{orderId}/lines/{lineId}/delays/{delayId}";
    private static final String PERIOD = "PUT /orders/{orderId}/lines/{lineId}/further-period";
    private static final String PROMISE = "PUT /merchants/{merchantId}/promises/{promiseId}";

    private final MemoryDatabase database = new MemoryDatabase();
    private final SampleMarket market = new SampleMarket(database);

    private int status(Role role, String who, String route, String body, String... path) {
        return market.apis.status(Call.to(route, path).as(role, who).body(body));
    }

    private int operator(String route, String body, String caseId) {
        return status(Role.OPERATOR, "op", route, body, caseId);
    }

    @Test
    void anExemptionIsSeenInTheCase() {
        String body = "{\"ground\":\"wrongAddress\",\"reportedAt\":\"2026-03-02T04:00:00Z\",\"evidence\":\"file 7\"}";
        assertEquals(201, operator(EXEMPTION, body, "O1~1~stockout"));
        assertEquals(200, operator(EXEMPTION, body, "O1~1~stockout"));
        assertEquals(409, operator(EXEMPTION, body.replace("file 7", "file 8"), "O1~1~stockout"));
        assertEquals(404, operator(EXEMPTION, body, "O9~1~stockout"));
        assertEquals(404, operator(EXEMPTION, body, "nonsense"));
        assertEquals(422, operator(EXEMPTION, body.replace("wrongAddress", "whim"), "O1~1~stockout"));
        assertTrue(market.apis
                .answer(Call.to("GET /cases/{caseId}", "O1~1~stockout").as(Role.BUYER, "buyer-1"))
                .getBody()
                .contains("\"exemption\":\"wrongAddress\",\"compensation\":{\"state\":\"issued\""));
    }

    @Test
    void aComplaintIsUpheldOrNotTold() {
        String body = "{\"upheld\":true,\"evidence\":\"file 7\"}";
        assertEquals(409, operator(COMPLAINT, body, "O1~1~stockout"));
        assertEquals(404, operator(COMPLAINT, body, "nonsense"));
        new PublishPolicy(database).publish(Versions.of("tmall-global-stockout"));
        market.tell("PUT /orders/{orderId}", order("tmall-global"), "O2");
        market.tell("PUT /orders/{orderId}/lines/{lineId}/admission", "{}", "O2", "1");
        assertEquals(422, operator(COMPLAINT, body.replace("true", "false"), "O2~1~stockout"));
        assertEquals(201, operator(COMPLAINT, body, "O2~1~stockout"));
        assertEquals(200, operator(COMPLAINT, body, "O2~1~stockout"));
    }

    @Test
    void aShipTimeIsProposedByTheMerchantAndAcceptedByTheBuyer() {
        new PublishPolicy(database).publish(Versions.of("tmall-stockout"));
        market.tell("PUT /orders/{orderId}", order("tmall"), "O2");
        String body = "{\"shipBy\":\"2026-03-04T12:00:00Z\"}";
        String[] path = {"O2", "1", "p-1"};
        String answer = "{\"accept\":true}";
        assertEquals(404, status(Role.MERCHANT, "M2", PROPOSAL, body, path));
        assertEquals(201, status(Role.MERCHANT, "M1", PROPOSAL, body, path));
        assertEquals(200, status(Role.MERCHANT, "M1", PROPOSAL, body, path));
        assertEquals(404, status(Role.BUYER, "buyer-2", PROPOSAL + "/answer", answer, path));
        assertEquals(403, status(Role.PLATFORM, "shop", PROPOSAL + "/answer", answer, path));
        assertEquals(201, status(Role.BUYER, "buyer-1", PROPOSAL + "/answer", answer, path));
        assertEquals(409, status(Role.BUYER, "buyer-1", PROPOSAL + "/answer", "{\"accept\":false}", path));
        assertTrue(market.apis
                .answer(Call.to("GET /orders/{orderId}", "O2").as(Role.BUYER, "buyer-1"))
                .getBody()
                .contains("\"agreedShipAt\":\"2026-03-04T12:00:00Z\""));
    }

    @Test
    void aDelayIsToldByTheMerchantAndAnsweredByTheBuyer() {
        new PublishPolicy(database).publish(Versions.of("us-ftc-435-stockout"));
        market.tell(
                "PUT /orders/{orderId}",
                order("us-mail-order").replace("\"currency\":\"CNY\"", "\"currency\":\"USD\""),
                "O2");
        String[] path = {"O2", "1", "d-1"};
        String accept = "{\"accept\":true}";
        assertEquals(404, status(Role.MERCHANT, "M2", DELAY, "{}", path));
        assertEquals(422, status(Role.MERCHANT, "M1", DELAY, "{\"shipBy\":\"2026-03-02T04:00:00Z\"}", path));
        assertEquals(422, status(Role.MERCHANT, "M1", DELAY, "{\"shipBy\":7}", path));
        assertEquals(201, status(Role.MERCHANT, "M1", DELAY, "{}", path));
        assertEquals(200, status(Role.MERCHANT, "M1", DELAY, "{}", path));
        assertEquals(409, status(Role.MERCHANT, "M1", DELAY, "{\"shipBy\":\"2026-03-24T12:00:00Z\"}", path));
        assertEquals(404, status(Role.BUYER, "buyer-2", DELAY + "/answer", accept, path));
        assertEquals(403, status(Role.PLATFORM, "shop", DELAY + "/answer", accept, path));
        assertEquals(201, status(Role.BUYER, "buyer-1", DELAY + "/answer", accept, path));
        assertEquals(201, status(Role.BUYER, "buyer-1", DELAY + "/answer", "{\"accept\":false}", path));
        String seen = market.apis
                .answer(Call.to(DELAY.replace("PUT", "GET"), path).as(Role.BUYER, "buyer-1"))
                .getBody();
        assertTrue(seen.contains("\"silence\":\"cancellation\",\"decideBy\":\"2026-04-"), seen);
        assertTrue(seen.contains("\"accepted\":true"), seen);
        assertTrue(seen.contains("\"cancelledAt\""), seen);
        assertTrue(market.apis
                .answer(Call.to("GET /cases/{caseId}", "O2~1~stockout").as(Role.BUYER, "buyer-1"))
                .getBody()
                .contains("\"trigger\":\"delay\""));
        String evidence = market.apis
                .answer(Call.to("GET /cases/{caseId}/evidence", "O2~1~stockout").as(Role.OPERATOR, "op"))
                .getBody();
        for (String record : new String[] {"delayTold", "delayAnswered", "delayCancelled"}) {
            assertTrue(evidence.contains(record), evidence);
        }
    }

    @Test
    void aFurtherPeriodIsSetByTheBuyer() {
        new PublishPolicy(database).publish(Versions.of("eu-crd-18-stockout"));
        String inTime = order("eu-consumer").replace("\"currency\":\"CNY\"", "\"currency\":\"EUR\"");
        String late = inTime.replace("2026-03-02T04:00:00Z", "2026-03-01T04:00:00Z")
                .replace("2026-03-02T12:00:00Z", "2026-03-02T03:59:59.999Z");
        market.tell("PUT /orders/{orderId}", late, "O2");
        market.tell("PUT /orders/{orderId}", inTime, "O3");
        String[] path = {"O2", "1"};
        String lastDay = "{\"lastDay\":\"2026-03-29\"}";
        assertEquals(409, status(Role.BUYER, "buyer-1", PERIOD, "{}", "O3", "1"));
        assertEquals(404, status(Role.BUYER, "buyer-2", PERIOD, "{}", path));
        assertEquals(403, status(Role.MERCHANT, "M1", PERIOD, "{}", path));
        assertEquals(422, status(Role.BUYER, "buyer-1", PERIOD, "{\"lastDay\":\"2026-02-30\"}", path));
        assertEquals(422, status(Role.BUYER, "buyer-1", PERIOD, "{\"lastDay\":\"2026-03-08\"}", path));
        assertEquals(201, status(Role.BUYER, "buyer-1", PERIOD, lastDay, path));
        assertEquals(200, status(Role.BUYER, "buyer-1", PERIOD, lastDay, path));
        assertEquals(409, status(Role.BUYER, "buyer-1", PERIOD, "{}", path));
        String seen = market.apis
                .answer(Call.to(PERIOD.replace("PUT", "GET"), path).as(Role.MERCHANT, "M1"))
                .getBody();
        assertTrue(seen.contains("\"until\":\"2026-03-29T21:59:59.999Z\",\"then\":\"rightToCancel\""), seen);
        market.tell("PUT /orders/{orderId}/lines/{lineId}/admission", "{}", path);
        String evidence = market.apis
                .answer(Call.to("GET /cases/{caseId}/evidence", "O2~1~stockout").as(Role.OPERATOR, "op"))
                .getBody();
        assertTrue(evidence.contains("furtherPeriodSet"), evidence);
    }

    @Test
    void aPromiseIsTheMerchantsOwnAndSeenByEverybody() {
        String body = "{\"currency\":\"CNY\",\"extraMinor\":300,\"effectiveAt\":\"2026-03-02T04:00:00Z\"}";
        assertEquals(404, status(Role.MERCHANT, "M2", PROMISE, body, "M1", "p-1"));
        assertEquals(201, status(Role.MERCHANT, "M1", PROMISE, body, "M1", "p-1"));
        assertEquals(200, status(Role.MERCHANT, "M1", PROMISE, body, "M1", "p-1"));
        assertEquals(409, status(Role.MERCHANT, "M1", PROMISE, body.replace("300", "299"), "M1", "p-1"));
        assertEquals(422, status(Role.MERCHANT, "M1", PROMISE, body.replace("04:00", "03:59"), "M1", "p-2"));
        for (String both : new String[] {"\"atLeastMinor\":1,\"extraMinor\"", "\"nothing\""}) {
            int refused = status(Role.MERCHANT, "M1", PROMISE, body.replace("\"extraMinor\"", both), "M1", "p-2");
            assertEquals(4, refused / 100, both);
        }
        for (Role role : EnumSet.complementOf(EnumSet.of(Role.MESSAGES))) {
            assertTrue(market.apis
                    .answer(Call.to("GET /merchants/{merchantId}/promises", "M1")
                            .as(role, "buyer-2"))
                    .getBody()
                    .contains("\"promiseId\":\"p-1\",\"merchantId\":\"M1\",\"currency\":\"CNY\",\"extraMinor\":300"));
        }
    }

    private static String order(String platform) {
        String promised = SampleMarket.ORDER.replace("{\"buyerId\"", "{\"platform\":\"" + platform + "\",\"buyerId\"");
        return promised.replace("\"quantity\"", "\"attributes\":[\"bonded\"],\"quantity\"");
    }
}
