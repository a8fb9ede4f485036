package dev.makegood.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.local.gateway.Movement;
import dev.makegood.local.lambda.Outcome;
import java.util.List;

/** Checks an order after everything is done, against the gateway's own books and the reconcile job. */
final class Settled {
    private Settled() {}

    /** Returns the refunds of the order in the gateway's books, after checking that none was sent twice. */
    static List<Movement> movements(String orderId) {
        List<Movement> movements = Deployment.platform().gateway().movements().stream()
                .filter(movement -> movement.orderId().equals(orderId))
                .toList();
        movements.forEach(movement -> assertEquals(1, movement.timesSent(), movement.key()));
        return movements;
    }

    /** Checks for one case, one gateway refund of the whole, one coupon and one debit. */
    static void once(String orderId, String merchantId, long refundMinor) {
        List<Movement> movements = movements(orderId);
        assertEquals(1, movements.size());
        assertEquals(refundMinor, movements.getFirst().amountMinor());
        var theCase = Deployment.theCase(orderId).then().statusCode(200).extract();
        assertEquals(List.of("refunded"), theCase.path("refunds.state"));
        assertEquals("issued", theCase.path("compensation.state"));
        compensated(orderId, merchantId);
        reconciled();
    }

    /** Checks for one coupon of 5.00 for the buyer and one debit of the merchant. */
    static void compensated(String orderId, String merchantId) {
        List<Integer> faces = Deployment.as("buyer", "buyer-" + orderId)
                .get("/buyers/me/coupons")
                .then()
                .extract()
                .path("items.faceMinor");
        assertEquals(List.of(500), faces);
        List<String> debits = Deployment.as("merchant", merchantId)
                .get("/merchants/" + merchantId + "/accounts/CNY/statement")
                .then()
                .extract()
                .path("items.findAll { it.kind == 'compensation' }.orderId");
        assertEquals(List.of(orderId), debits);
    }

    static void reconciled() {
        var outcome =
                Deployment.platform().invoke("Reconcile", "{\"type\":\"reconcile\",\"version\":1,\"lagMinutes\":0}");
        String result = assertInstanceOf(Outcome.Answered.class, outcome).text();
        assertTrue(result.contains("\"reconciled\":true"), result);
    }
}
