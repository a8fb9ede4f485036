package dev.makegood.functions;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.functions.http.Role;
import java.util.Map;
import java.util.function.Function;

/** Calls an API function in this process, as API Gateway would, with a token of one role. */
record ApiCalls(Function<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> api) {

    record Answer(int status, JsonNode body) {
        /** Returns the first field at fault. */
        String field() {
            return body.at("/errors/0/field").asText();
        }
    }

    /**
     * Sends a request.
     *
     * @param body JSON if it begins with a brace, else YAML; null for none
     */
    Answer ask(Role role, String route, Map<String, String> path, Map<String, String> query, String body) {
        boolean isYaml = body != null && !body.startsWith("{");
        var jwt = new APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT();
        jwt.setClaims(Map.of("scope", role.scope(), "sub", "somebody", "merchant_id", "m-7"));
        var authorizer = new APIGatewayV2HTTPEvent.RequestContext.Authorizer();
        authorizer.setJwt(jwt);
        var context = new APIGatewayV2HTTPEvent.RequestContext();
        context.setAuthorizer(authorizer);
        var answer = api.apply(APIGatewayV2HTTPEvent.builder()
                .withRouteKey(route)
                .withPathParameters(path)
                .withQueryStringParameters(query)
                .withHeaders(Map.of("content-type", isYaml ? "application/yaml" : "application/json"))
                .withRequestContext(context)
                .withBody(body)
                .build());
        try {
            return new Answer(answer.getStatusCode(), new ObjectMapper().readTree(answer.getBody()));
        } catch (JsonProcessingException noJson) {
            throw new IllegalStateException(answer.getBody(), noJson);
        }
    }
}
