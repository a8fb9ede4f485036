package dev.makegood.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Compares answers with {@code infra/openapi.yaml}. Is stricter than the document: a field that it lacks is a fault. */
public final class ApiSchemas {
    private static final String ADDRESS = "https://makegood.dev/api";

    private static final ObjectNode SCHEMAS = schemas();

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            factory -> factory.schemaLoaders(loaders -> loaders.schemas(Map.of(
                    ADDRESS,
                    JsonNodeFactory.instance
                            .objectNode()
                            .set("$defs", SCHEMAS)
                            .toString()
                            .replace("#/components/schemas/", "#/$defs/")))));

    private static final SchemaValidatorsConfig WITH_FORMATS =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private static final Map<String, JsonSchema> READ = new ConcurrentHashMap<>();

    private ApiSchemas() {}

    /** Returns the named schemas, and each answer's schema by its name. */
    private static ObjectNode schemas() {
        ObjectNode schemas = Template.OPEN_API.at("/components/schemas").deepCopy();
        Set<String> parts = new HashSet<>();
        Template.OPEN_API
                .findValues("allOf")
                .forEach(all -> all.forEach(part -> parts.add(part.path("$ref").asText())));
        schemas.properties().forEach(schema -> {
            boolean whole = !parts.contains("#/components/schemas/" + schema.getKey());
            boolean object =
                    schema.getValue().has("properties") || schema.getValue().has("allOf");
            if (whole && object && !schema.getValue().has("additionalProperties")) {
                ((ObjectNode) schema.getValue()).put("unevaluatedProperties", false);
            }
        });
        OpenApi.OPERATIONS.forEach((route, operation) -> operation
                .path("responses")
                .properties()
                .forEach(answer -> OpenApi.resolved(answer.getValue())
                        .path("content")
                        .properties()
                        .forEach(content -> schemas.set(
                                name(route, answer.getKey(), content.getKey()),
                                content.getValue().path("schema")))));
        return schemas;
    }

    private static String name(String route, String status, String mediaType) {
        return (route + " " + status + " " + mediaType).replaceAll("[^A-Za-z0-9]", "_");
    }

    /**
     * Returns the faults of an answer; none if the document describes it.
     *
     * @param body not looked at if it is not JSON
     */
    public static List<String> faults(String route, int status, Optional<String> mediaType, Optional<JsonNode> body) {
        if (status == 500) {
            return List.of(); // a fault of ours, which no document promises
        }
        JsonNode answers = OpenApi.OPERATIONS.get(route).path("responses");
        String said = String.valueOf(status);
        if (!answers.has(said)) {
            return List.of(route + " answers " + status + ", which is not in its document");
        }
        JsonNode contents = OpenApi.resolved(answers.path(said)).path("content");
        if (mediaType.isEmpty() || contents.isEmpty()) {
            return mediaType.isPresent() == !contents.isEmpty()
                    ? List.of()
                    : List.of(route + " answers " + status + " with " + mediaType);
        }
        String type = mediaType.get().replaceAll(";.*", "").strip();
        if (!contents.has(type)) {
            return List.of(route + " answers " + status + " with " + type);
        }
        return body.map(json -> faults(name(route, said, type), json)).orElse(List.of());
    }

    private static JsonSchema read(String schema) {
        return FACTORY.getSchema(SchemaLocation.of(ADDRESS + "#/$defs/" + schema), WITH_FORMATS);
    }

    private static List<String> faults(String schema, JsonNode body) {
        return READ.computeIfAbsent(schema, ApiSchemas::read).validate(body).stream()
                .map(fault -> schema + ": " + fault.getMessage())
                .sorted()
                .toList();
    }
}
