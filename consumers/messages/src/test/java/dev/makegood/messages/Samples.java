package dev.makegood.messages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** Reads the examples of the events' document, the only thing of Makegood that this application knows. */
public final class Samples {
    private static final JsonNode DOCUMENT = read();
    private static final String ADDRESS = "https://makegood.dev/events";

    private Samples() {}

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(Path.of("../../infra/events.yaml").toFile());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Returns an example, after it was compared with its schema. */
    public static JsonNode detail(String kind) {
        JsonNode message = DOCUMENT.at("/components/messages/" + kind);
        JsonNode example = message.at("/examples/0/payload");
        String schemas = "{\"$defs\":" + DOCUMENT.at("/components/schemas").toString().replace("#/components/schemas/", "#/$defs/") + "}";
        String schema = message.at("/payload/$ref").asText().replace("#/components/schemas/", "#/$defs/");
        var faults = JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V202012,
                        factory -> factory.schemaLoaders(loaders -> loaders.schemas(Map.of(ADDRESS, schemas))))
                .getSchema(SchemaLocation.of(ADDRESS + schema))
                .validate(example);
        if (!faults.isEmpty()) {
            throw new IllegalStateException(kind + ": " + faults);
        }
        return example;
    }

    public static Event event(String kind) {
        return Event.read(detail(kind));
    }
}
