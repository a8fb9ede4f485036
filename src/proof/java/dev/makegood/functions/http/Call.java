package dev.makegood.functions.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.identity.Pseudonyms;
import dev.makegood.storage.Database;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Builds an HTTP call as API Gateway passes it to a function. */
public final class Call {
    public static final Pseudonyms PSEUDONYMS = pseudonyms(new MemoryDatabase());
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final APIGatewayV2HTTPEvent event;

    private Call(APIGatewayV2HTTPEvent event) {
        this.event = event;
    }

    private Call(String routeKey) {
        this(new APIGatewayV2HTTPEvent());
        event.setRouteKey(routeKey);
    }

    /** Returns the call of an event. */
    public static Call of(APIGatewayV2HTTPEvent event) {
        return new Call(event);
    }

    /** Returns the pseudonyms of the buyers in a database, under a key of the tests. */
    public static Pseudonyms pseudonyms(Database database) {
        return new Pseudonyms(database, "a key that only tests know");
    }

    /**
     * Begins a call.
     *
     * @param values of the parameters in the route's path, in their order
     */
    public static Call to(String routeKey, String... values) {
        var call = new Call(routeKey);
        var names = PARAMETER
                .matcher(routeKey)
                .results()
                .map(found -> found.group(1))
                .toList();
        if (!names.isEmpty()) {
            var parameters = new HashMap<String, String>();
            for (int i = 0; i < names.size(); i++) {
                parameters.put(names.get(i), values[i]);
            }
            call.event.setPathParameters(parameters);
        }
        return call;
    }

    /**
     * Begins a call.
     *
     * @param parameters of the path by their names, as API Gateway reads them
     */
    public static Call to(String routeKey, Map<String, String> parameters) {
        var call = new Call(routeKey);
        call.event.setPathParameters(parameters);
        return call;
    }

    public Call as(Role role, String id) {
        return role == Role.MERCHANT
                ? claiming(Map.of("scope", role.scope(), "sub", "somebody", "merchant_id", id))
                : claiming(Map.of("scope", role.scope(), "sub", id));
    }

    /** Gives the call an id, as API Gateway does. */
    public Call requestId(String id) {
        event.getRequestContext().setRequestId(id);
        return this;
    }

    public Call claiming(Map<String, String> claims) {
        event.setRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                .withAuthorizer(APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder()
                        .withJwt(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT
                                .builder()
                                .withClaims(claims)
                                .build())
                        .build())
                .build());
        return this;
    }

    public Call query(String name, String value) {
        return query(Map.of(name, value));
    }

    public Call query(Map<String, String> parameters) {
        event.setQueryStringParameters(parameters);
        return this;
    }

    /**
     * Adds a header.
     *
     * @param name in lower case, as API Gateway writes it
     */
    public Call header(String name, String value) {
        var headers = new HashMap<String, String>();
        Optional.ofNullable(event.getHeaders()).ifPresent(headers::putAll);
        headers.put(name, value);
        event.setHeaders(headers);
        return this;
    }

    public Call body(String text) {
        event.setBody(text);
        return this;
    }

    public Call base64(String text) {
        event.setIsBase64Encoded(true);
        return body(text);
    }

    public APIGatewayV2HTTPEvent event() {
        return event;
    }

    /** Returns the body of an answer as JSON. */
    public static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException broken) {
            throw new AssertionError("no JSON: " + body, broken);
        }
    }
}
