package dev.makegood.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads {@code template.yaml} and {@code infra/openapi.yaml} as trees. Tags are dropped: {@code !Ref X} reads as
 * {@code X}, {@code !GetAtt X.Arn} as {@code X.Arn}.
 */
final class Template {

    static final JsonNode ROOT = read("template.yaml");
    static final JsonNode OPEN_API = read("infra/openapi.yaml");

    private Template() {}

    /** Holds one function of the template: its logical id and its own properties, without Globals. */
    record Function(String id, JsonNode properties) {

        String export() {
            return properties.at("/Environment/Variables/QUARKUS_FUNQY_EXPORT").asText();
        }

        /** Returns the properties of its events of one type. */
        List<JsonNode> events(String type) {
            return stream(properties.path("Events"))
                    .filter(event -> event.path("Type").asText().equals(type))
                    .map(event -> event.path("Properties"))
                    .toList();
        }

        List<Grant> grants() {
            List<Grant> grants = new ArrayList<>();
            for (JsonNode policy : properties.path("Policies")) {
                for (JsonNode statement : policy.path("Statement")) {
                    for (String resource : texts(statement.path("Resource"))) {
                        texts(statement.path("Action")).forEach(action -> grants.add(new Grant(action, resource)));
                    }
                }
            }
            return grants;
        }
    }

    /** Holds one action that a function may take on one resource, such as {@code LedgerTable.Arn}. */
    record Grant(String action, String resource) {}

    static Stream<Function> functions() {
        return resources("AWS::Serverless::Function")
                .map(entry -> new Function(entry.getKey(), entry.getValue().path("Properties")));
    }

    static Stream<Map.Entry<String, JsonNode>> resources(String type) {
        return ROOT.path("Resources").properties().stream()
                .filter(entry -> entry.getValue().path("Type").asText().equals(type));
    }

    /** Returns the input of a schedule, with the default of each parameter in it. */
    static JsonNode input(JsonNode schedule) {
        String text = schedule.path("Input").asText();
        for (var parameter : ROOT.path("Parameters").properties()) {
            text = text.replace(
                    "${" + parameter.getKey() + "}",
                    parameter.getValue().path("Default").asText());
        }
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    static Stream<JsonNode> stream(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    /** Returns the texts of a list, or the one text that represents a list of one. */
    static List<String> texts(JsonNode node) {
        return node.isArray()
                ? stream(node).map(JsonNode::asText).toList()
                : node.isTextual() ? List.of(node.asText()) : List.of();
    }

    private static JsonNode read(String file) {
        try {
            return new YAMLMapper().readTree(Path.of(file).toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
