package dev.makegood.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    /** Returns the route of a call; empty if no operation has it. Literal parts go before parameters, as API Gateway chooses. */
    public static Optional<String> route(String method, String path) {
        return OPERATIONS.keySet().stream()
                .filter(route -> (method + " " + path).matches(route.replaceAll("\\{\\w+}", "[^/]+")))
                .min(Comparator.comparing(route -> route.replace('{', '\uffff')));
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
