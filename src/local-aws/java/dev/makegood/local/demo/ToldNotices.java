package dev.makegood.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Reads notices. */
final class ToldNotices {
    private static final Map<String, String> LISTS = Map.of("buyer", "/buyers/", "merchant", "/merchants/");

    private ToldNotices() {}

    /** Counts the latest notices of one template to a buyer or merchant. */
    static int times(Stage stage, String role, String id, String template) {
        JsonNode notices =
                stage.get(role, id, LISTS.get(role) + id + "/notices").path("items");
        int times = 0;
        for (JsonNode notice : notices) {
            times += notice.path("template").asText().equals(template) ? 1 : 0;
        }
        return times;
    }
}
