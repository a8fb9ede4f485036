package dev.makegood.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.local.client.OrderBody;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Shows a scarf in a presale whose date moves. */
final class PresaleAct implements Act {
    private static final String MERCHANT = "presale-m";

    @Override
    public String title() {
        return "A presale moves its date: buyers with the old date are told, and no promise moves";
    }

    @Override
    public void play(Stage stage) {
        stage.recount(MERCHANT, "scarf", "c-1", 0);
        Instant date = stage.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(6));
        Instant promise = date.plus(Duration.ofDays(1));
        sell(stage, date);
        order(stage, promise);
        stage.minutes(1);
        stage.check("units sold against a date are not short before it", cases(stage) == 0);
        sell(stage, date.plus(Duration.ofDays(3)));
        stage.minutes(6);
        stage.say("The date moves by three days; the buyer is told, and may insist on the old one");
        stage.check(
                "the buyer is told once", ToldNotices.times(stage, "buyer", "presale-b", "presaleChangedBuyer") == 1);
        stage.check("the product page shows the new date", shown(stage).equals(date.plus(Duration.ofDays(3))));
        stage.check("the buyer's promise stays", promised(stage).equals(promise));
    }

    private static void sell(Stage stage, Instant date) {
        stage.put(
                "merchant",
                MERCHANT,
                "/merchants/" + MERCHANT + "/stock/scarf/presale",
                Map.of("shipsBy", date.toString()));
    }

    private static void order(Stage stage, Instant promise) {
        var line = OrderBody.line("1", MERCHANT, "scarf", 1, 5_000, promise).presale();
        var body = OrderBody.of("presale-b", stage.now().minusSeconds(60), line);
        stage.put("platform", null, "/orders/presale-o", body);
    }

    private static int cases(Stage stage) {
        return stage.get("merchant", MERCHANT, "/merchants/" + MERCHANT + "/cases")
                .path("items")
                .size();
    }

    private static Instant shown(Stage stage) {
        JsonNode page = stage.get("buyer", "presale-b", "/availability/" + MERCHANT + "/scarf");
        return Instant.parse(page.path("presaleShipsBy").asText());
    }

    private static Instant promised(Stage stage) {
        JsonNode order = stage.get("buyer", "presale-b", "/orders/presale-o");
        return Instant.parse(order.at("/lines/0/promisedShipAt").asText());
    }
}
