package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.template.OpenApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifies that null is refused by the name of its field, in every body of the API document, and changes nothing. */
class NullTest {
    private record Null(Door door, String field, JsonNode body) {}

    static Stream<Named<Null>> nulls() {
        return Doors.ALL.values().stream()
                .filter(door -> !door.body().isEmpty() && door.headers().isEmpty())
                .flatMap(door -> nulls(door).stream())
                .map(one -> Named.of(one.door() + " " + one.field(), one));
    }

    /** Returns each field that is sent or could be, including those of nested objects. */
    private static List<Null> nulls(Door door) {
        var all = new ArrayList<Null>();
        JsonNode body = Call.json(door.body());
        JsonNode schema = OpenApi.OPERATIONS.get(door.route()).at("/requestBody/content/application~1json/schema");
        collect(door, body, body, OpenApi.resolved(schema), "", all);
        boolean hasFields = !OpenApi.resolved(schema).path("properties").isEmpty();
        assertEquals(hasFields, !all.isEmpty(), door::route);
        return all;
    }

    private static void collect(
            Door door, JsonNode root, JsonNode node, JsonNode schema, String path, List<Null> into) {
        if (node instanceof ArrayNode array && !array.isEmpty()) {
            collect(door, root, array.get(0), OpenApi.resolved(schema.path("items")), path + "0/", into);
        }
        if (node instanceof ObjectNode object) {
            for (String field : (Iterable<String>) schema.path("properties")::fieldNames) {
                JsonNode before = object.get(field);
                object.putNull(field);
                into.add(new Null(door, path + field, root.deepCopy()));
                object.remove(field);
                if (before != null) {
                    object.set(field, before);
                    collect(
                            door,
                            root,
                            before,
                            OpenApi.resolved(schema.at("/properties/" + field)),
                            path + field + "/",
                            into);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("nulls")
    void isNotTakenAsNotSaid(Null one) {
        var database = new MemoryDatabase();
        var market = new SampleMarket(database);
        Role role = DocumentedRoles.ROUTES.get(one.door().route()).iterator().next();
        var before = Set.copyOf(database.all());
        var answer = market.apis.answer(
                one.door().call(one.body().toString()).as(role, role == Role.MERCHANT ? "M1" : "shop"));
        assertEquals(400, answer.getStatusCode(), answer::getBody);
        JsonNode problem = Call.json(answer.getBody());
        assertEquals("malformed", problem.path("code").asText());
        assertEquals(one.field(), problem.at("/errors/0/field").asText(), answer::getBody);
        assertEquals(before, Set.copyOf(database.all()));
    }
}
