package dev.makegood.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.local.stream.EventFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Verifies that every function of the template has one event file, as its trigger would send it. */
class EventsTest {
    private static final Map<String, JsonNode> EVENTS = read();

    private static Map<String, JsonNode> read() {
        var events = new TreeMap<String, JsonNode>();
        try (var files = Files.list(Path.of("infra", "events"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                events.put(name, new ObjectMapper().readTree(file.toFile()));
            }
            return events;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode event(Template.Function function) {
        return EVENTS.get(function.id() + ".json");
    }

    @Test
    void everyFunctionHasOneAndNothingElseHas() {
        assertEquals(
                Template.functions()
                        .map(function -> function.id() + ".json")
                        .sorted()
                        .toList(),
                List.copyOf(EVENTS.keySet()));
    }

    @Test
    void aSchedulesEventIsItsInputForAllShards() {
        Template.functions()
                .forEach(function -> function.events("ScheduleV2").forEach(schedule -> {
                    ObjectNode input = Template.input(schedule).deepCopy();
                    assertEquals(input.remove(List.of("worker", "workers")), event(function), function.id());
                }));
    }

    @Test
    void anApisEventIsForOneOfItsRoutes() {
        Template.functions()
                .filter(function -> !function.events("HttpApi").isEmpty())
                .forEach(function -> {
                    JsonNode event = event(function);
                    JsonNode route = function.events("HttpApi").stream()
                            .filter(candidate ->
                                    key(candidate).equals(event.path("routeKey").asText()))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(function.id() + " has no such route"));
                    assertEquals("2.0", event.path("version").asText());
                    assertEquals(
                            key(route), event.at("/requestContext/routeKey").asText());
                    assertEquals(filled(route, event), event.path("rawPath").asText());
                    String scope = event.at("/requestContext/authorizer/jwt/claims/scope")
                            .asText();
                    List<String> scopes = Template.texts(route.at("/Auth/AuthorizationScopes"));
                    assertTrue(scopes.isEmpty() ? scope.isEmpty() : scopes.contains(scope), function.id());
                });
    }

    private static String key(JsonNode route) {
        return route.path("Method").asText() + " " + route.path("Path").asText();
    }

    private static String filled(JsonNode route, JsonNode event) {
        String path = route.path("Path").asText();
        for (var parameter : event.path("pathParameters").properties()) {
            path = path.replace(
                    "{" + parameter.getKey() + "}", parameter.getValue().asText());
        }
        return path;
    }

    @Test
    void aStreamsEventPassesItsFilter() {
        Template.functions()
                .forEach(function -> function.events("DynamoDB").forEach(stream -> {
                    String table = stream.path("Stream").asText().replace(".StreamArn", "");
                    JsonNode records = event(function).path("Records");
                    assertTrue(!records.isEmpty(), function.id());
                    for (JsonNode record : records) {
                        assertTrue(record.path("eventSourceARN").asText().contains(":table/" + table + "/stream/"));
                        assertEquals(record.at("/dynamodb/Keys/pk"), record.at("/dynamodb/NewImage/pk"));
                        assertTrue(
                                Template.stream(stream.at("/FilterCriteria/Filters"))
                                        .map(filter ->
                                                json(filter.path("Pattern").asText()))
                                        .anyMatch(pattern -> EventFilter.matches(pattern, record)),
                                function.id());
                    }
                }));
    }

    @Test
    void aQueuesEventHasMessagesOfThatQueue() {
        Template.functions()
                .forEach(function -> function.events("SQS").forEach(source -> {
                    JsonNode records = event(function).path("Records");
                    assertTrue(!records.isEmpty(), function.id());
                    String queue = source.path("Queue").asText().replace(".Arn", "");
                    records.forEach(record -> {
                        assertTrue(record.path("eventSourceARN").asText().endsWith(":" + queue));
                        assertTrue(json(record.path("body").asText()).has("path"), function.id());
                    });
                }));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }
}
