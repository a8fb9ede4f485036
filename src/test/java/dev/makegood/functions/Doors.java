package dev.makegood.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.policy.Versions;
import dev.makegood.reconciliation.Reconcile;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Database;
import dev.makegood.storage.Scanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the doors of the API, with the preparation of each, from {@code doors.yaml}. */
final class Doors {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonNode SITUATIONS;
    private static final Set<Integer> TAKEN = Set.of(201, 202);

    static final Map<String, Door> ALL = new LinkedHashMap<>();

    static {
        try (var documents = YAML.readerFor(JsonNode.class)
                .<JsonNode>readValues(Path.of("src/test/resources/doors.yaml").toFile())) {
            documents.next().properties().forEach(door -> ALL.put(door.getKey(), door(door.getKey(), door.getValue())));
            SITUATIONS = documents.next();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Doors() {}

    private static Door door(String route, JsonNode said) {
        var never = new ArrayList<String>();
        said.path("never").forEach(body -> never.add(body.toString()));
        return new Door(
                route,
                path(said.path("path")),
                texts(said.path("query")),
                said.has("body") ? body(said) : "",
                said.path("text").asText(),
                said.path("when"),
                said.path("everybodys").asBoolean(),
                said.path("hidden").asText(),
                never,
                texts(said.path("headers")),
                texts(said.path("unseen")),
                said.path("oneSides").asBoolean(),
                path(said.path("absent")),
                said.path("answer").asInt(2));
    }

    private static Map<String, String> texts(JsonNode said) {
        var texts = new LinkedHashMap<String, String>();
        said.properties().forEach(one -> texts.put(one.getKey(), one.getValue().asText()));
        return texts;
    }

    private static List<String> path(JsonNode values) {
        return values.isMissingNode() ? List.of() : List.of(values.asText().split(" "));
    }

    /** Returns the body as JSON, with the name of a policy pack replaced by its content. */
    private static String body(JsonNode said) {
        ObjectNode body = said.path("body").deepCopy();
        body.properties().forEach(field -> field.setValue(unpacked(field.getValue())));
        return unpacked(body).toString();
    }

    private static JsonNode unpacked(JsonNode node) {
        if (!node.has("pack")) {
            return node;
        }
        try {
            var pack =
                    (ObjectNode) YAML.readTree(Versions.text(node.path("pack").asText()));
            pack.setAll((ObjectNode) node);
            pack.remove("pack");
            return pack;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Creates a situation; the empty one exists already. */
    static void arrange(String situation, Apis apis, Database database, Scanner scanner) {
        if (situation.isEmpty()) {
            return;
        }
        if (situation.equals("reconcile")) {
            new Reconcile(database, scanner).runOnce(Shop.START, Duration.ZERO);
            return;
        }
        if (!SITUATIONS.has(situation)) {
            throw new AssertionError("doors.yaml has no situation " + situation);
        }
        for (JsonNode step : SITUATIONS.path(situation)) {
            if (step.isTextual()) {
                arrange(step.asText(), apis, database, scanner);
            } else if (step.has("upload")) {
                apis.files.upload(step.path("upload").asText());
            } else {
                take(step, situation, apis);
            }
        }
    }

    private static void take(JsonNode step, String situation, Apis apis) {
        String[] who = step.path("as").asText().split(" ");
        var answer = apis.answer(
                Call.to(step.path("to").asText(), path(step.path("path")).toArray(String[]::new))
                        .as(Role.valueOf(who[0].toUpperCase(Locale.ROOT)), who[1])
                        .body(body(step)));
        if (!TAKEN.contains(answer.getStatusCode())) {
            throw new AssertionError(situation + ": " + step.path("to") + " answers " + answer.getBody());
        }
    }
}
