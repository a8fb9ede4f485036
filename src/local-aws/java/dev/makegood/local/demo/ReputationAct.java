package dev.makegood.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Shows a merchant that sold more mugs than it has, looks at its figures, and learns what to do next. */
final class ReputationAct implements Act {
    private static final String MERCHANT = "reputation-m";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Override
    public String title() {
        return "A merchant's reputation, its trend, and the next three things to do";
    }

    @Override
    public void play(Stage stage) {
        LocalDate from = LocalDate.ofInstant(stage.now().minusSeconds(60), ZONE);
        stage.recount(MERCHANT, "mug", "c-1", 4);
        String stock = "/merchants/" + MERCHANT + "/stock/mug/";
        stage.put("merchant", MERCHANT, stock + "suppliers/pottery", Map.of("leadTimeDays", 3));
        for (int i = 1; i <= 4; i++) {
            stage.order("reputation-o-" + i, "reputation-b-" + i, MERCHANT, "mug", 1, 5_000);
        }
        stage.put("merchant", MERCHANT, "/orders/reputation-o-4/lines/1/admission", Map.of());
        stage.recount(MERCHANT, "mug", "c-2", 2);
        stage.minutes(2);
        List.of(3, 4).forEach(i -> stage.asksForRefund("reputation-b-" + i, "reputation-o-" + i));
        stage.minutes(2);
        JsonNode seen = stage.get(
                "merchant", MERCHANT, "/merchants/%s/reputation?from=%s&to=%s".formatted(MERCHANT, from, today(stage)));
        stage.say(
                "%d of %d lines went short (%d basis points); the buyers were told after %d s",
                seen.at("/stockouts/count").asLong(),
                seen.at("/stockouts/of").asLong(),
                seen.at("/stockouts/basisPoints").asLong(),
                seen.at("/buyerTold/medianSeconds").asLong());
        seen.path("actions")
                .forEach(action -> stage.say("%s", action.at("/words/en").asText()));
        stage.check(
                "short lines are counted among the paid ones",
                share(seen, "stockouts").equals("2 of 4, 5000"));
        stage.check(
                "both refunds were settled within 24 hours",
                share(seen, "refundedWithin24Hours").equals("2 of 2, 10000"));
        stage.check(
                "buyers were told within minutes",
                seen.at("/buyerTold/medianSeconds").asLong(-1) <= 240);
        stage.check(
                "figures without data are absent",
                !seen.has("claimsUpheld") && !seen.at("/stockouts").has("before"));
        stage.check(
                "a SKU without units should be restocked and watched",
                seen.at("/actions/0/kind").asText().equals("restock")
                        && seen.at("/actions/1/kind").asText().equals("lowStockRule"));
    }

    private static LocalDate today(Stage stage) {
        return LocalDate.ofInstant(stage.now(), ZONE);
    }

    private static String share(JsonNode seen, String figure) {
        JsonNode share = seen.path(figure);
        return "%d of %d, %d"
                .formatted(
                        share.path("count").asLong(),
                        share.path("of").asLong(),
                        share.path("basisPoints").asLong());
    }
}
