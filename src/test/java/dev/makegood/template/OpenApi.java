package dev.makegood.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code infra/openapi.yaml}. */
public final class OpenApi {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** Each operation by its route, such as {@code GET /orders/{orderId}}. */
    public static final SortedMap<String, JsonNode> OPERATIONS = operations();

    private OpenApi() {}

    /** Returns the schema, resolving a reference. */
    public static JsonNode resolved(JsonNode schema) {
        return schema.has("$ref")
                ? Template.OPEN_API.at(schema.path("$ref").asText().substring(1))
                : schema;
    }

    private static SortedMap<String, JsonNode> operations() {
        var operations = new TreeMap<String, JsonNode>();
        for (Map.Entry<String, JsonNode> path : Template.OPEN_API.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    String method = operation.getKey().toUpperCase(Locale.ROOT);
                    operations.put(method + " " + path.getKey(), operation.getValue());
                }
            }
        }
        return Collections.unmodifiableSortedMap(operations);
    }
}
