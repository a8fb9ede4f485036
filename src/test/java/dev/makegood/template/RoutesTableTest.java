package dev.makegood.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.docs.Generated;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Verifies that {@code docs/routes.md} has each route of the template, who may call it and which function answers. */
class RoutesTableTest {
    private static final List<String> ROLES = List.of("platform", "merchant", "buyer", "operator", "messages");

    @Test
    void thePageHasEveryRoute() throws IOException {
        var lines = new ArrayList<List<String>>();
        lines.add(line("route", ROLES.stream(), "function"));
        Template.functions()
                .flatMap(function -> function.events("HttpApi").stream().map(event -> line(function, event)))
                .forEach(lines::add);
        Generated.verify(Path.of("docs/routes.md"), RoutesTableTest.class, lines);
    }

    private static List<String> line(Template.Function function, JsonNode event) {
        List<String> scopes = Template.texts(event.at("/Auth/AuthorizationScopes"));
        return line(
                "`" + event.path("Method").asText() + " " + event.path("Path").asText() + "`",
                ROLES.stream().map(role -> scopes.contains("makegood/" + role) ? "yes" : ""),
                "`" + function.id() + "`");
    }

    private static List<String> line(String first, Stream<String> roles, String last) {
        return Stream.of(Stream.of(first), roles, Stream.of(last))
                .flatMap(cells -> cells)
                .toList();
    }
}
