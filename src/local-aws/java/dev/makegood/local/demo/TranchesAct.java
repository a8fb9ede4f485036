package dev.makegood.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * Shows an order line that becomes short in three steps, each for its own reason: one case, whose sums can be followed.
 */
final class TranchesAct implements Act {
    private static final String MERCHANT = "tranche-m";
    private static final String BUYER = "tranche-b";
    private static final String LINE = "/orders/tranche-o/lines/1";

    @Override
    public String title() {
        return "One case of three tranches: an admission, a recount, an agreement, each with its amount";
    }

    @Override
    public void play(Stage stage) {
        stage.order("tranche-o", BUYER, MERCHANT, "bowl", 4, 8_000);
        stage.put("merchant", MERCHANT, LINE + "/admission", Map.of("quantity", 1));
        stage.recount(MERCHANT, "bowl", "c-1", 2);
        stage.minutes(3);
        var proposal = Map.of("reason", "the kiln broke", "compensationMinor", 1_200);
        stage.put("merchant", MERCHANT, LINE + "/cancellations/c-1", proposal);
        stage.put("buyer", BUYER, LINE + "/cancellations/c-1/answer", Map.of("accept", true));
        stage.minutes(3);
        JsonNode theCase = stage.get("buyer", BUYER, "/cases/tranche-o~1~stockout");
        theCase.path("tranches")
                .forEach(tranche -> stage.say(
                        "%s of %s, by %s, adds %d.%02d CNY",
                        tranche.path("units").asText(),
                        tranche.path("trigger").asText(),
                        tranche.path("by").asText(),
                        tranche.path("addedMinor").asLong() / 100,
                        tranche.path("addedMinor").asLong() % 100));
        theCase.at("/assessment/steps")
                .forEach(step -> stage.say("%s", step.path("en").asText()));
        stage.check(
                "each growth is a tranche with its trigger",
                texts(theCase, "trigger").equals(List.of("admission", "recount", "agreement")));
        stage.check(
                "the first gives the policy's amount, the last the agreed sum",
                added(theCase).equals(List.of(500L, 0L, 1_200L)));
        stage.check(
                "the amounts add up to the worth of the case, and to the coupon",
                theCase.at("/assessment/amountMinor").asLong() == 1_700
                        && theCase.at("/compensation/amountMinor").asLong() == 1_700);
        stage.check("each has its refund", theCase.path("refunds").size() == 3);
    }

    private static List<String> texts(JsonNode theCase, String field) {
        return theCase.path("tranches")
                .valueStream()
                .map(tranche -> tranche.path(field).asText())
                .toList();
    }

    private static List<Long> added(JsonNode theCase) {
        return theCase.path("tranches")
                .valueStream()
                .map(tranche -> tranche.path("addedMinor").asLong())
                .toList();
    }
}
