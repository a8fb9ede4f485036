package dev.makegood.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;

/** Shows a buyer who wants out, and a merchant that does not answer. */
final class WayOutAct implements Act {
    private static final String CANCELLATION = "/orders/way-out-o/lines/1/cancellations/c-1";

    /** The ship time of an order. */
    private static final Duration PROMISED = Duration.ofHours(8);

    @Override
    public String title() {
        return "A buyer wants out, and the merchant does not answer: once the line is late, it is cancelled";
    }

    @Override
    public void play(Stage stage) {
        stage.order("way-out-o", "way-out-b", "way-out-m", "lamp", 1, 4_500);
        JsonNode proposed =
                stage.put("buyer", "way-out-b", CANCELLATION, Map.of("reason", "I need it before the weekend"));
        stage.say(
                "The buyer is told that it is cancelled at %s unless the merchant answers.",
                proposed.path("takesEffectAt").asText());
        stage.platform().clock().advance(PROMISED);
        stage.minutes(3);
        JsonNode now = stage.get("buyer", "way-out-b", CANCELLATION);
        JsonNode theCase = stage.get("buyer", "way-out-b", "/cases/way-out-o~1~stockout");
        stage.check("it took effect without an answer", now.path("unanswered").asBoolean());
        stage.check(
                "the buyer has the money back",
                theCase.at("/refunds/0/state").asText().equals("refunded"));
        stage.check(
                "the merchant can no longer decline",
                stage.api()
                                .put("merchant", "way-out-m", CANCELLATION + "/answer", Map.of("accept", false))
                                .status()
                        == 409);
    }
}
