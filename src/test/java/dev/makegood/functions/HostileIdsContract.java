package dev.makegood.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.guard.Hostile;
import dev.makegood.storage.Contract;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Row;
import dev.makegood.storage.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Verifies that invalid ids, queries and cursors are refused by name or name nothing, on either engine, and reach no
 * row.
 */
class HostileIdsContract extends Contract {
    private static final List<String> CURSORS = List.of(
            new Cursor("0", "O9~1~stockout", "0").encode(),
            new Cursor("~", "~", "~").encode(),
            new Cursor("\u0000", "\u0000", "\u0000").encode(),
            new Cursor("字".repeat(70), "字".repeat(70), "字".repeat(70)).encode(),
            new Cursor("9999", "M1~A", "RESTOCK~").encode(),
            "%%%",
            "",
            "x".repeat(10_000));

    private Apis apis;
    private final List<String> wrong = new ArrayList<>();

    @Test
    void hostileIdsAreRefused() {
        arrange();
        for (Door door : Doors.ALL.values()) {
            for (int i = 0; i < door.path().size(); i++) {
                for (String id : Hostile.IDS) {
                    var path = new ArrayList<>(door.path());
                    path.set(i, id);
                    int status = send(
                            door,
                            Call.to(door.route(), path.toArray(String[]::new))
                                    .query(door.query())
                                    .body(door.body()));
                    if (status < 400) {
                        wrong.add(door + " takes " + shown(id));
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertUnmarked();
    }

    @Test
    void hostileQueriesAreRefused() {
        arrange();
        for (Door door : Doors.ALL.values()) {
            if (!door.writes()) {
                CURSORS.forEach(cursor -> query(door, "cursor", cursor));
                Stream.concat(Stream.of("limit", "missing"), door.query().keySet().stream())
                        .forEach(name -> Hostile.QUERIES.forEach(value -> query(door, name, value)));
            }
        }
        assertEquals(List.of(), wrong);
    }

    private void arrange() {
        apis = new SampleMarket(database()).apis;
    }

    private void assertUnmarked() {
        for (Table table : Table.values()) {
            Optional<Cursor> next = Optional.empty();
            do {
                var page = scanner().scan(table, next);
                for (Row row : page.items()) {
                    assertFalse(row.toString().contains(Hostile.MARK), row::toString);
                }
                next = page.next();
            } while (next.isPresent());
        }
    }

    private void query(Door door, String name, String value) {
        var query = new HashMap<>(door.query());
        query.put(name, value);
        send(door, door.call().query(query));
    }

    private int send(Door door, Call call) {
        // What is public has no role.
        Optional<Role> role = DocumentedRoles.ROUTES.get(door.route()).stream().findFirst();
        var answer =
                apis.answer(role.map(one -> call.as(one, Stranger.owner(one))).orElse(call));
        if (answer.getStatusCode() >= 500) {
            wrong.add(door + " answers " + answer.getBody() + " to "
                    + shown(call.event().getPathParameters() + " "
                            + call.event().getQueryStringParameters()));
        }
        return answer.getStatusCode();
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
