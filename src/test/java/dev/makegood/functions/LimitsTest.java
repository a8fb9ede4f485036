package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.functions.http.Role;
import dev.makegood.input.StrictJson;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifies that a body that is too long or too deep is refused on every route that reads one. */
class LimitsTest {
    static Stream<Door> doors() {
        return Doors.ALL.values().stream().filter(door -> !door.body().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aBodyThatIsTooLongOrTooDeepIsMalformed(Door door) {
        Role role = DocumentedRoles.ROUTES.get(door.route()).iterator().next();
        var database = new MemoryDatabase();
        var apis = new SampleMarket(database).apis;
        Doors.arrange(door.when(role), apis, database, new MemoryScanner(database, 7));
        var before = Set.copyOf(database.all());
        int room = StrictJson.MAX_LENGTH - door.body().length();
        for (String body : new String[] {
            door.body() + " ".repeat(room + 1),
            "{\"deep\":" + "[".repeat(16) + "]".repeat(16) + "}",
            "{\"deep\":".repeat(20_000),
            door.body().replaceFirst("\\{", "{\"name\":\"" + "x".repeat(8 * 1024 + 1) + "\",")
        }) {
            var answer = apis.answer(door.call(body).as(role, Stranger.owner(role)));
            assertEquals(400, answer.getStatusCode());
            assertEquals("application/problem+json", answer.getHeaders().get("content-type"));
            assertEquals(before, Set.copyOf(database.all()));
        }
        int longest = apis.status(door.call(door.body() + " ".repeat(room)).as(role, Stranger.owner(role)));
        assertEquals(door.answer(), door.answer() < 10 ? longest / 100 : longest);
    }
}
