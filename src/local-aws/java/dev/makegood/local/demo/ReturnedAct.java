package dev.makegood.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.local.gateway.Movement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Shows a refund whose money comes back days later, because the buyer's card has expired. */
final class ReturnedAct implements Act {
    private static final String MERCHANT = "returned-m";
    private static final String BUYER = "returned-b";
    private static final String ORDER = "returned-o";
    private static final String REFUND = ORDER + "~1~stockout~1-1";

    /** Answers to wait for while the gateway's webhook is on its way; far more than it takes. */
    private static final int PATIENCE = 2_000;

    @Override
    public String title() {
        return "A refund comes back after it was settled, and is paid again under a new key";
    }

    @Override
    public void play(Stage stage) {
        stage.order(ORDER, BUYER, MERCHANT, "scarf", 1, 9_900);
        stage.put("merchant", MERCHANT, "/orders/" + ORDER + "/lines/1/admission", Map.of());
        stage.asksForRefund(BUYER, ORDER);
        stage.minutes(3);
        stage.check("the refund is settled", state(stage).equals("refunded"));
        stage.platform().clock().advance(Duration.ofDays(3));
        comesBack(stage);
        told(stage);
        stage.platform().advance(Duration.ofHours(1));
        stage.minutes(2);
        paidAgain(stage);
    }

    private static void comesBack(Stage stage) {
        stage.platform().gateway().comeBack(REFUND, "card expired");
        for (int look = 0; look < PATIENCE && !state(stage).equals("returned"); look++) {
            // The webhook is on its way.
        }
        stage.say("Three days later its 99.00 CNY come back: the card has expired");
        JsonNode refund = refund(stage);
        stage.check(
                "it is owed again, with 24 hours from now",
                refund.path("state").asText().equals("returned")
                        && Instant.parse(refund.path("deadline").asText())
                                .equals(stage.now().plus(Duration.ofDays(1))));
    }

    private static void told(Stage stage) {
        stage.check(
                "the buyer is told that it came back",
                ToldNotices.times(stage, "buyer", BUYER, "refundReturnedBuyer") == 1);
        stage.check(
                "the operator sees which one, and why",
                stage.get("operator", "anna", "/refunds?state=returned")
                        .path("items")
                        .valueStream()
                        .anyMatch(item -> item.path("refundId").asText().equals(REFUND)
                                && item.at("/handling/returned/0/reason")
                                        .asText()
                                        .equals("card expired")));
    }

    private static void paidAgain(Stage stage) {
        JsonNode refund = refund(stage);
        String key = refund.at("/handling/key").asText();
        stage.say("An hour later it is sent again as %s, and settled", key);
        stage.check(
                "it is refunded under a key that names the old one",
                key.equals(REFUND + "~2") && state(stage).equals("refunded"));
        stage.check(
                "the gateway paid twice, and got the first one back",
                statuses(stage).equals(List.of("RETURNED", "DONE")));
        stage.check(
                "the buyer is told of both refunds", ToldNotices.times(stage, "buyer", BUYER, "refundedBuyer") == 2);
        stage.check("the evidence has a line for each, and one for the return", evidenced(stage));
        stage.check("the books hold both payments and the return", stage.reconciles(ORDER));
    }

    private static boolean evidenced(Stage stage) {
        List<String> what = stage.get("operator", "anna", "/cases/" + ORDER + "~1~stockout/evidence")
                .findValuesAsText("what");
        return what.stream().filter("refundSettled"::equals).count() == 2 && what.contains("refundReturned");
    }

    private static List<String> statuses(Stage stage) {
        return stage.platform().movements().stream()
                .filter(movement -> movement.orderId().equals(ORDER))
                .map(Movement::status)
                .map(Enum::name)
                .toList();
    }

    private static String state(Stage stage) {
        return refund(stage).path("state").asText();
    }

    private static JsonNode refund(Stage stage) {
        return stage.get("operator", "anna", "/refunds/" + REFUND);
    }
}
