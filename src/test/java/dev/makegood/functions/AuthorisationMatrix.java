package dev.makegood.functions;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.storage.Row;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks who gets through a door. Tries every documented route with every role, for resources of its own and of others,
 * and without a role. A hole is a caller who is wrongly let in or kept out.
 */
public final class AuthorisationMatrix {
    private final String route;
    private final List<String> holes = new ArrayList<>();
    private int calls;

    private MemoryDatabase database;
    private Apis apis;

    private AuthorisationMatrix(String route) {
        this.route = route;
    }

    /** Counts the calls of a route, with the holes found. */
    record Tried(int calls, List<String> holes) {}

    /** Returns the first hole of all routes; empty if there is none. */
    public static Optional<String> hole() {
        return DocumentedRoles.ROUTES.keySet().stream()
                .map(AuthorisationMatrix::tryAll)
                .flatMap(tried -> tried.holes().stream())
                .findFirst();
    }

    static Tried tryAll(String route) {
        var matrix = new AuthorisationMatrix(route);
        Door door = Doors.ALL.get(route);
        if (DocumentedRoles.ROUTES.get(route).isEmpty()) {
            return door == null ? tryUnsigned(route) : matrix.tryOpen(door);
        }
        if (door == null) {
            return new Tried(0, List.of(route + " has no line in doors.yaml: nobody knows whose it is"));
        }
        for (Role role : Role.values()) {
            matrix.tryAs(role, door);
        }
        return new Tried(matrix.calls, matrix.holes);
    }

    private static Tried tryUnsigned(String route) {
        if (LinkForgery.guards(route)) {
            return LinkForgery.tryAll(route);
        }
        return route.equals(ShopForgery.ROUTE) ? ShopForgery.tryAll() : WebhookForgery.tryAll(route);
    }

    /** Checks that everybody sees the same, and that nobody writes. */
    private Tried tryOpen(Door door) {
        database = new MemoryDatabase();
        apis = new SampleMarket(database).apis;
        Set<Row> before = Set.copyOf(database.all());
        var anybody = Stream.concat(
                Stranger.WITHOUT_A_ROLE.stream(),
                Arrays.stream(Role.values()).flatMap(role -> Stranger.of(role).stream()));
        String shown = answer(door.call()).getBody();
        anybody.forEach(caller -> {
            var answer = answer(door.call().claiming(caller.claims()));
            if (answer.getStatusCode() != 200 || !answer.getBody().equals(shown)) {
                hole(caller.name(), answer.getStatusCode());
            }
        });
        if (door.writes() || !before.equals(Set.copyOf(database.all()))) {
            hole("anybody writes", 200);
        }
        return new Tried(calls, holes);
    }

    private void tryAs(Role role, Door door) {
        database = new MemoryDatabase();
        apis = new SampleMarket(database).apis;
        Doors.arrange(door.when(role), apis, database, new MemoryScanner(database, 7));
        Stranger.WITHOUT_A_ROLE.forEach(
                nobody -> refuses(403, nobody.name(), door.call().claiming(nobody.claims())));
        if (!DocumentedRoles.ROUTES.get(route).contains(role)) {
            refuses(403, role.id(), door.call().as(role, Stranger.owner(role)));
            return;
        }
        if (!door.everybodys()) {
            others(role, door);
        }
        for (String body : door.never()) {
            refuses(4, "what is another's, by " + role.id(), door.call(body).as(role, Stranger.owner(role)));
        }
        var own = answer(door.call().as(role, Stranger.owner(role)));
        if (!isOne(own.getStatusCode(), door.answer())) {
            hole("its own, by " + role.id(), own.getStatusCode());
        }
        door.unseen().forEach((blind, word) -> {
            if (own.getBody().contains('"' + word + '"') == blind.equals(role.id())) {
                hole(word + ", which " + blind + " does not see, by " + role.id(), own.getStatusCode());
            }
        });
        if (!door.everybodys()) {
            others(role, door);
        } else if (!door.hidden().isEmpty()) {
            hides(role, door, own.getBody());
        }
    }

    private void others(Role role, Door door) {
        for (Stranger stranger : Stranger.of(role, door.oneSides())) {
            // After the owner's request, a stranger's repeat must not be answered with its result.
            var answer = refuses(404, stranger.name(), door.call().claiming(stranger.claims()));
            var nothing = apis.answer(Call.to("GET /policies/{policyId}/versions/{version}", "none", "1")
                    .claiming(stranger.claims()));
            if (!nothing.getBody().equals(answer.getBody())) {
                hole(stranger.name() + " learns that it exists", answer.getStatusCode());
            }
            if (!door.absent().isEmpty()) {
                refuses(404, stranger.name(), door.aboutAbsent().claiming(stranger.claims()));
            }
        }
    }

    private void hides(Role role, Door door, String own) {
        if (role != Role.BUYER && !Call.json(own).has(door.hidden())) {
            hole("its own " + door.hidden() + ", by " + role.id(), 200);
        }
        for (Stranger stranger : Stranger.of(role)) {
            var answer = answer(door.call().claiming(stranger.claims()));
            if (Call.json(answer.getBody()).has(door.hidden())) {
                hole(stranger.name() + " sees " + door.hidden(), answer.getStatusCode());
            }
        }
    }

    /**
     * Checks that a call is refused.
     *
     * @param status or its first digit
     */
    private APIGatewayV2HTTPResponse refuses(int status, String who, Call call) {
        Set<Row> before = Set.copyOf(database.all());
        var answer = answer(call);
        int said = answer.getStatusCode();
        if (!isOne(said, status)) {
            hole(who, said);
        } else if (!before.equals(Set.copyOf(database.all()))) {
            hole(who + " writes", said);
        }
        return answer;
    }

    private static boolean isOne(int said, int status) {
        return said == status || said / 100 == status;
    }

    private APIGatewayV2HTTPResponse answer(Call call) {
        calls++;
        return apis.answer(call);
    }

    private void hole(String who, int status) {
        holes.add(route + ": " + who + " is answered " + status);
    }
}
