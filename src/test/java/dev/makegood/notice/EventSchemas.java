package dev.makegood.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Compares events with {@code infra/events.yaml}. Is stricter than the document: a field that it lacks is a fault. */
public final class EventSchemas {
    static final Path FILE = Path.of("infra/events.yaml");

    private static final JsonNode DOCUMENT = read();

    private static final String ADDRESS = "https://makegood.dev/events";

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            factory -> factory.schemaLoaders(loaders -> loaders.schemas(Map.of(ADDRESS, schemas()))));

    private static final SchemaValidatorsConfig WITH_FORMATS =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private EventSchemas() {}

    private static JsonNode read() {
        try {
            JsonNode document = new YAMLMapper().readTree(FILE.toFile());
            document.at("/components/schemas").forEach(schema -> {
                if (schema.at("/allOf/1/properties/details") instanceof ObjectNode details) {
                    details.put("additionalProperties", false);
                    ((ObjectNode) schema).put("unevaluatedProperties", false);
                }
            });
            return document;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the schemas alone, since a validator warns of every word that JSON Schema does not have. */
    private static String schemas() {
        String schemas = DOCUMENT.at("/components/schemas").toString();
        return "{\"$defs\":" + schemas.replace("#/components/schemas/", "#/$defs/") + "}";
    }

    /** Returns the faults of an event; none if the document describes it. */
    public static List<String> faults(String source, String detailType, JsonNode detail) {
        JsonNode message = DOCUMENT.path("components").path("messages").path(detailType);
        if (!message.at("/x-eventbridge/source").asText().equals(source)
                || !message.at("/x-eventbridge/detail-type").asText().equals(detailType)) {
            return List.of(source + " " + detailType + " is not in " + FILE);
        }
        String schema = ADDRESS + message.at("/payload/$ref").asText().replace("#/components/schemas/", "#/$defs/");
        return FACTORY.getSchema(SchemaLocation.of(schema), WITH_FORMATS).validate(detail).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }
}
