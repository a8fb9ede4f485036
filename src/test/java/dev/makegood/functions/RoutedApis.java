package dev.makegood.functions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import dev.makegood.local.client.Segment;
import dev.makegood.local.http.RouteTable;
import java.util.Arrays;

/** Calls the API functions by method and path, as API Gateway routes them. */
record RoutedApis(Apis apis) {
    private static final RouteTable ROUTES = new RouteTable(WithinRights.TEMPLATE.functions());

    /** Holds the status and the body. */
    record Answer(int status, JsonNode body) {}

    /**
     * Sends a request.
     *
     * @param path with {@code {}} for each id, which is written as a part of a path
     * @param body empty for none
     */
    Answer ask(Role role, String who, String method, String path, String body, String... ids) {
        Object[] segments = Arrays.stream(ids).map(Segment::of).toArray();
        String raw = path.replace("{}", "%s").formatted(segments);
        var match = ROUTES.find(method, raw).orElseThrow(() -> new AssertionError("no route for " + raw));
        var answer = apis.answer(
                Call.to(match.route().key(), match.parameters()).as(role, who).body(body));
        return new Answer(answer.getStatusCode(), Call.json(answer.getBody()));
    }
}
