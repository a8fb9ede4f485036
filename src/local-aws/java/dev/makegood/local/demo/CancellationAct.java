package dev.makegood.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Shows two cancellations by agreement: one that the merchant proposes, one that the buyer proposes. */
final class CancellationAct implements Act {
    private static final String MERCHANT = "cancel-m";

    @Override
    public String title() {
        return "Both agree to cancel: the refund follows at once, and the policy decides about compensation";
    }

    @Override
    public void play(Stage stage) {
        for (String who : List.of("merchant", "buyer")) {
            stage.order("cancel-o-" + who, "cancel-b", MERCHANT, "vase", 1, 6_000);
            var proposal = Map.of("reason", "it took a crack");
            put(stage, who, "cancel-o-" + who, "", proposal);
        }
        put(stage, "buyer", "cancel-o-merchant", "/answer", Map.of("accept", true));
        put(stage, "merchant", "cancel-o-buyer", "/answer", Map.of("accept", true));
        stage.minutes(3);
        JsonNode wishOfMerchant = stage.get("buyer", "cancel-b", "/cases/cancel-o-merchant~1~stockout");
        JsonNode wishOfBuyer = stage.get("buyer", "cancel-b", "/cases/cancel-o-buyer~1~stockout");
        stage.say("At the merchant's wish: 60.00 back and a coupon of 5.00. At the buyer's: 60.00 back");
        stage.check(
                "the cancelled units are refunded at once",
                refunded(wishOfMerchant).equals("refunded")
                        && refunded(wishOfBuyer).equals("refunded"));
        stage.check(
                "compensation is owed only if the merchant proposed it",
                wishOfMerchant.at("/compensation/state").asText().equals("issued")
                        && wishOfBuyer.at("/compensation/state").asText().equals("nothing"));
    }

    private static void put(Stage stage, String who, String orderId, String suffix, Object body) {
        String id = who.equals("merchant") ? MERCHANT : "cancel-b";
        stage.put(who, id, "/orders/" + orderId + "/lines/1/cancellations/c-1" + suffix, body);
    }

    private static String refunded(JsonNode theCase) {
        return theCase.at("/refunds/0/state").asText();
    }
}
