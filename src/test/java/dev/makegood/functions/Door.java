package dev.makegood.functions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import java.util.List;
import java.util.Map;

/**
 * A route with a call that succeeds, if it is the owner's.
 *
 * @param path the values of the route's parameters
 * @param body empty for none
 * @param when the situation in which it succeeds, or one for each role; missing for the market as it is
 * @param everybodys whether nobody owns what is behind it
 * @param hidden a field that is shown to its owner only; empty for none
 * @param never bodies that name what is another's
 * @param headers beside the token
 * @param unseen a word that the answer to one role has not, and the answer to the others has
 * @param oneSides whether the other side of the case has no part in it
 * @param answer its owner's status, or the first digit of it
 */
record Door(
        String route,
        List<String> path,
        Map<String, String> query,
        String body,
        JsonNode when,
        boolean everybodys,
        String hidden,
        List<String> never,
        Map<String, String> headers,
        Map<String, String> unseen,
        boolean oneSides,
        int answer) {

    boolean writes() {
        return !route.startsWith("GET ");
    }

    Call call() {
        return call(body);
    }

    Call call(String other) {
        var call = Call.to(route, path.toArray(String[]::new)).query(query);
        headers.forEach(call::header);
        return other.isEmpty() ? call : call.body(other);
    }

    /** The situation in which a caller of this role succeeds; empty for the market as it is. */
    String when(Role role) {
        return when.isObject() ? when.path(role.id()).asText() : when.asText();
    }

    @Override
    public String toString() {
        return route;
    }
}
