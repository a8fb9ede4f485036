package dev.makegood.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/** Shows two suppliers that give dates for a lamp, of which one keeps its date. */
final class RestockAct implements Act {
    private static final String MERCHANT = "restock-m";
    private static final String STOCK = "/merchants/" + MERCHANT + "/stock/lamp";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Override
    public String title() {
        return "Two suppliers give dates; the one that keeps them is asked first the next time";
    }

    @Override
    public void play(Stage stage) {
        stage.recount(MERCHANT, "lamp", "c-1", 0);
        LocalDate today = LocalDate.ofInstant(stage.now(), ZONE);
        tell(stage, "/suppliers/swift", Map.of("leadTimeDays", 1));
        tell(stage, "/suppliers/steady", Map.of("leadTimeDays", 5));
        stage.check("without a record the faster one is first", first(stage).equals("swift"));
        for (String supplier : new String[] {"swift", "steady"}) {
            tell(stage, "/restocks/r-" + supplier, Map.of("supplierId", supplier, "units", 5));
            tell(stage, "/restocks/r-" + supplier + "/reply", Map.of("units", 5, "arrivesOn", today.toString()));
        }
        stage.check("buyers see the date", seen(stage, "expectedRestockOn").equals(today.toString()));
        tell(stage, "/restocks/r-steady/arrival", Map.of("units", 5));
        stage.check("arrived units can be sold", seen(stage, "inStock").equals("true"));
        stage.platform().clock().advance(Duration.ofDays(1));
        stage.minutes(6);
        stage.say("A day later the lamps of swift have not come; its date is off the product page");
        stage.check(
                "the date is no longer shown", seen(stage, "expectedRestockOn").isEmpty());
        stage.check(
                "the merchant is told once",
                ToldNotices.times(stage, "merchant", MERCHANT, "restockLateMerchant") == 1);
        stage.check("the supplier that kept its date is now first", first(stage).equals("steady"));
    }

    private static void tell(Stage stage, String path, Object body) {
        stage.put("merchant", MERCHANT, STOCK + path, body);
    }

    private static String seen(Stage stage, String field) {
        JsonNode page = stage.get("buyer", "restock-b", "/availability/" + MERCHANT + "/lamp");
        return page.path(field).asText();
    }

    private static String first(Stage stage) {
        return stage.get("merchant", MERCHANT, STOCK + "/suppliers")
                .at("/items/0/supplierId")
                .asText();
    }
}
