package dev.makegood.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** Reads the secondary indexes of the template. */
public final class Tables {

    /** Names the key attributes of an index, both text, and its projection. */
    public record Keys(String partition, String sort, String projection) {}

    private Tables() {}

    /** Returns the indexes by table without its suffix and index, as in {@code Orders/open-by-sku}. */
    public static Map<String, Keys> deployed() {
        Map<String, Keys> indexes = new TreeMap<>();
        Template.resources("AWS::DynamoDB::Table").forEach(table -> {
            for (JsonNode index : table.getValue().at("/Properties/GlobalSecondaryIndexes")) {
                indexes.put(
                        table.getKey().replace("Table", "")
                                + "/"
                                + index.path("IndexName").asText(),
                        new Keys(
                                key(index, 0, "HASH"),
                                key(index, 1, "RANGE"),
                                index.at("/Projection/ProjectionType").asText()));
            }
        });
        return indexes;
    }

    /** Returns the attribute at a place of the key schema of a table or index; fails if it has another role. */
    static String key(JsonNode keyed, int place, String role) {
        JsonNode element = keyed.path("KeySchema").path(place);
        if (!element.path("KeyType").asText().equals(role)) {
            throw new AssertionError(keyed + " has no " + role + " key at " + place);
        }
        return element.path("AttributeName").asText();
    }
}
