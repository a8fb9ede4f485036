package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.storage.memory.MemoryDatabase;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifies that every body is read as its writer meant it, or refused with nothing written. */
class PlainBodiesTest {
    static Stream<Door> doors() {
        return Doors.ALL.values().stream()
                .filter(door -> !door.body().isEmpty() && door.headers().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("doors")
    void textThatHidesIsRefusedByTheNameOfItsField(Door door) {
        var market = new MemoryDatabase();
        Apis apis = new SampleMarket(market).apis;
        for (String hidden : List.of("a\u0000", "a\u202Eb", "a\uD800", "\uFFFD\uFFFD")) {
            for (String field : texts(Call.json(door.body()))) {
                String body = with(door, field, hidden).toString();
                JsonNode problem = refused(market, apis, door, door.call(body));
                String at = problem.at("/errors/0/field").asText();
                // Half a character has no bytes, so that the body as a whole is none.
                assertTrue(at.equals(field.substring(1)) || hidden.equals("a\uD800") && at.isEmpty(), at);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    void bytesOfAnotherEncodingAreRefused(Door door) {
        ObjectNode body = (ObjectNode) Call.json(door.body());
        body.put("note", "缺货");
        byte[] gbk = body.toString().getBytes(Charset.forName("GBK"));
        var market = new MemoryDatabase();
        Apis apis = new SampleMarket(market).apis;
        JsonNode problem = refused(
                market, apis, door, door.call().base64(Base64.getEncoder().encodeToString(gbk)));
        assertEquals("The body is not UTF-8.", problem.path("detail").asText());
    }

    /** Returns the problem. A market of which it changes nothing can be asked again. */
    private static JsonNode refused(MemoryDatabase market, Apis apis, Door door, Call call) {
        var before = Set.copyOf(market.all());
        Role role = DocumentedRoles.ROUTES.get(door.route()).iterator().next();
        var answer = apis.answer(call.as(role, role == Role.MERCHANT ? "M1" : "shop"));
        assertEquals(400, answer.getStatusCode(), answer::getBody);
        assertEquals(before, Set.copyOf(market.all()));
        return Call.json(answer.getBody());
    }

    private static JsonNode with(Door door, String field, String text) {
        JsonNode body = Call.json(door.body());
        int end = field.lastIndexOf('/');
        JsonNode parent = body.at(field.substring(0, end));
        String name = field.substring(end + 1);
        if (parent instanceof ObjectNode object) {
            object.put(name, text);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(name), TextNode.valueOf(text));
        }
        return body;
    }

    /** Returns the JSON pointers of all texts. */
    private static List<String> texts(JsonNode body) {
        var found = new ArrayList<String>();
        collect("", body, found);
        return found;
    }

    private static void collect(String path, JsonNode node, List<String> into) {
        if (node.isTextual()) {
            into.add(path);
        }
        node.properties().forEach(field -> collect(path + "/" + field.getKey(), field.getValue(), into));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(path + "/" + i, node.get(i), into);
        }
    }
}
