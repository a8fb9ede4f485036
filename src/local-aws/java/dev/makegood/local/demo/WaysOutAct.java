package dev.makegood.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.local.client.OrderBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Shows a lamp that is sold but out of stock: the price of each option, and that it is true. */
final class WaysOutAct implements Act {
    private static final Path PACK = Path.of("src/main/resources/policies/tmall-stockout.yaml");
    private static final String MERCHANT = "ways-m";
    private static final String STOCK = "/merchants/" + MERCHANT + "/stock/lamp/";

    @Override
    public String title() {
        return "The cheapest honest way out of an order, and until when";
    }

    @Override
    public void play(Stage stage) {
        stage.api()
                .postYaml("operator", null, "/policies/outlet-stockout/versions", policy())
                .expectSuccess();
        stage.recount(MERCHANT, "lamp", "c-1", 0);
        Instant shipBy = stage.now().plus(Duration.ofDays(7));
        order(stage, shipBy);
        JsonNode admit = way(stage, "admit");
        stage.say("%s", admit.at("/words/en").asText());
        stage.check(
                "an admission in time is shown as cheaper, until the promised ship time",
                admit.path("compensationMinor").asLong() == 3_000
                        && admit.path("afterMinor").asLong() == 4_500
                        && admit.path("until").asText().equals(shipBy.toString()));
        stage.check(
                "nothing can be restocked while no supplier is known",
                way(stage, "restock").isMissingNode());
        merchant(stage, STOCK + "suppliers/lampworks", Map.of("leadTimeDays", 3));
        JsonNode restock = way(stage, "restock");
        stage.say("%s", restock.at("/words/en").asText());
        stage.check(
                "a restock in time costs nothing and is the cheapest",
                restock.path("compensationMinor").asLong() == 0
                        && restock.equals(line(stage).at("/ways/0")));
        merchant(stage, "/orders/ways-o-1/lines/1/admission", Map.of());
        long owed = stage.get("merchant", MERCHANT, "/cases/ways-o-1~1~stockout")
                .at("/assessment/amountMinor")
                .asLong();
        stage.check("the admission costs the stated price", owed == 3_000);
        stage.check("a line that has a case needs no way out", line(stage).isMissingNode());
        stage.minutes(3);
    }

    private static String policy() {
        try {
            return Files.readString(PACK)
                    .replace("policyId: tmall-stockout", "policyId: outlet-stockout")
                    .replace("platform: tmall", "platform: outlet");
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static void order(Stage stage, Instant shipBy) {
        var line = OrderBody.line("1", MERCHANT, "lamp", 1, 30_000, shipBy);
        stage.put(
                "platform",
                null,
                "/orders/ways-o-1",
                OrderBody.of("ways-b", stage.now(), line).on("outlet"));
    }

    private static void merchant(Stage stage, String path, Object body) {
        stage.put("merchant", MERCHANT, path, body);
    }

    private static JsonNode line(Stage stage) {
        return stage.get("merchant", MERCHANT, "/merchants/" + MERCHANT + "/ways-out")
                .at("/items/0");
    }

    private static JsonNode way(Stage stage, String kind) {
        for (JsonNode way : line(stage).path("ways")) {
            if (way.path("kind").asText().equals(kind)) {
                return way;
            }
        }
        return line(stage).path("none");
    }
}
