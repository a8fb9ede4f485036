package dev.makegood.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Shows five buyers of a teapot that is out of stock: one does not choose, the others do. */
final class ChoiceAct implements Act {
    private static final String MERCHANT = "choice-m";
    private static final String STOCK = "/merchants/" + MERCHANT + "/stock/teapot/";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Override
    public String title() {
        return "The buyer chooses: refund now, wait for a dated restock, or swap; without a choice there is a refund";
    }

    @Override
    public void play(Stage stage) {
        stage.recount(MERCHANT, "teapot", "c-1", 0);
        stage.recount(MERCHANT, "kettle", "c-1", 1);
        LocalDate restockOn = LocalDate.ofInstant(stage.now(), ZONE).plusDays(3);
        merchant(stage, STOCK + "suppliers/potter", Map.of("leadTimeDays", 3));
        merchant(stage, STOCK + "restocks/r-1", Map.of("supplierId", "potter", "units", 10));
        merchant(stage, STOCK + "restocks/r-1/reply", Map.of("units", 10, "arrivesOn", restockOn.toString()));
        for (String buyer : new String[] {"silent", "hasty", "patient", "restless", "flexible"}) {
            stage.order(order(buyer), "choice-" + buyer, MERCHANT, "teapot", 1, 10_000);
            merchant(stage, "/orders/" + order(buyer) + "/lines/1/admission", Map.of());
        }
        choose(stage, "hasty", Map.of("choice", "refund"));
        choose(stage, "patient", Map.of("choice", "wait", "arrivesOn", restockOn.toString()));
        choose(stage, "restless", Map.of("choice", "wait", "arrivesOn", restockOn.toString()));
        var kettle = Map.of(
                "sku",
                "kettle",
                "unitPriceMinor",
                8_000,
                "shipBy",
                stage.now().plus(Duration.ofDays(2)).toString());
        merchant(stage, "/cases/" + order("flexible") + "~1~stockout/replacements/kettle", kettle);
        choose(stage, "flexible", Map.of("choice", "swap", "replacementId", "kettle"));
        stage.minutes(3);
        stage.say("hasty has the money back; flexible gets a kettle, and the difference of 20.00 back");
        stage.check("the refund now is made at once", state(stage, "hasty").equals("refunded"));
        stage.check(
                "the difference goes back",
                refund(stage, "flexible").path("amountMinor").asLong() == 2_000);
        stage.check(
                "without a choice there is no refund before the window is over",
                state(stage, "silent").equals("scheduled"));
        stage.platform().clock().advance(Duration.ofHours(12));
        moved(stage, restockOn.plusDays(2));
        stage.say("12 hours later silent is refunded too; the teapot of patient comes and ships");
        stage.check(
                "without a choice the refund is made", state(stage, "silent").equals("refunded"));
        var shipped =
                Map.of("shippedAt", stage.now().toString(), "lines", List.of(Map.of("lineId", "1", "quantity", 1)));
        merchant(stage, "/orders/" + order("patient") + "/shipments/s-1", shipped);
        stage.check(
                "the wait is honoured, and nothing goes back",
                state(stage, "patient").equals("withdrawn"));
        stage.check("every choice is compensated", compensated(stage));
    }

    private static void moved(Stage stage, LocalDate next) {
        String promise = refund(stage, "patient").path("dueAt").asText();
        merchant(stage, STOCK + "restocks/r-1/new-date", Map.of("arrivesOn", next.toString()));
        stage.minutes(6);
        for (String buyer : new String[] {"patient", "restless"}) {
            stage.check(
                    "a waiting buyer is told once of a moved date: " + buyer,
                    ToldNotices.times(stage, "buyer", "choice-" + buyer, "waitMovedBuyer") == 1);
        }
        stage.check(
                "the end of the wait stays",
                refund(stage, "patient").path("dueAt").asText().equals(promise));
        choose(stage, "restless", Map.of("choice", "refund"));
        stage.minutes(1);
        stage.say("The restock is now two days later; restless prefers the money");
        stage.check(
                "a buyer who stops waiting is refunded at once",
                state(stage, "restless").equals("refunded"));
    }

    private static String order(String buyer) {
        return "choice-o-" + buyer;
    }

    private static void merchant(Stage stage, String path, Object body) {
        stage.put("merchant", MERCHANT, path, body);
    }

    private static void choose(Stage stage, String buyer, Object choice) {
        stage.put("buyer", "choice-" + buyer, "/refunds/" + order(buyer) + "~1~stockout~1-1/choice", choice);
    }

    private static JsonNode refund(Stage stage, String buyer) {
        return stage.get("buyer", "choice-" + buyer, "/refunds/" + order(buyer) + "~1~stockout~1-1");
    }

    private static String state(Stage stage, String buyer) {
        return refund(stage, buyer).path("state").asText();
    }

    private static boolean compensated(Stage stage) {
        var items = stage.get("merchant", MERCHANT, "/merchants/" + MERCHANT + "/cases")
                .path("items");
        long issued = 0;
        for (JsonNode theCase : items) {
            issued += theCase.at("/compensation/state").asText().equals("issued") ? 1 : 0;
        }
        return issued == 5;
    }
}
