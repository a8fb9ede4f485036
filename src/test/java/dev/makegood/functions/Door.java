package dev.makegood.functions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.functions.http.Call;
import dev.makegood.functions.http.Role;
import java.util.List;
import java.util.Map;

/**
 * Describes a route, with a call that succeeds for its owner.
 *
 * @param path the values of the route's parameters
 * @param body JSON; empty for none
 * @param text a body that is no JSON; empty for none
 * @param when the situation in which it succeeds, or one for each role; missing for the market as it is
 * @param everybodys true if the resource behind it has no owner
 * @param hidden a field that only its owner sees; empty for none
 * @param never bodies that name resources of others
 * @param headers in addition to the token
 * @param unseen a word that is missing in the answer to one role and present in the answers to the others
 * @param oneSides true if the other side of the case may not take part
 * @param absent the values of the route's parameters for a thing that is not there, of which strangers may not learn
 *     that it may come; empty for none
 * @param answer its owner's status, or the first digit of it
 */
record Door(
        String route,
        List<String> path,
        Map<String, String> query,
        String body,
        String text,
        JsonNode when,
        boolean everybodys,
        String hidden,
        List<String> never,
        Map<String, String> headers,
        Map<String, String> unseen,
        boolean oneSides,
        List<String> absent,
        int answer) {

    boolean writes() {
        return !route.startsWith("GET ");
    }

    Call call() {
        return call(body.isEmpty() ? text : body);
    }

    Call call(String other) {
        return call(path, other);
    }

    /** Returns the call about the thing that is not there. */
    Call aboutAbsent() {
        return call(absent, body.isEmpty() ? text : body);
    }

    private Call call(List<String> about, String other) {
        var call = Call.to(route, about.toArray(String[]::new)).query(query);
        headers.forEach(call::header);
        return other.isEmpty() ? call : call.body(other);
    }

    /** Returns the situation in which a caller of this role succeeds; empty for the market as it is. */
    String when(Role role) {
        return when.isObject() ? when.path(role.id()).asText() : when.asText();
    }

    @Override
    public String toString() {
        return route;
    }
}
