package dev.makegood.local.sam;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.funqy.lambda.FunqyStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Locale;

/**
 * Replaces the handler under SAM local, which has no JWT authorizer: puts the claims of a caller's bearer token where
 * API Gateway would have put them, and calls the real handler. Checks neither signature nor time, so anybody who
 * reaches SAM local can claim to be anybody. {@link SamPackage} adds it; the deployed zip does not have it.
 */
public final class UncheckedTokens implements RequestStreamHandler {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PREFIX = "Bearer ";

    private final RequestStreamHandler real = new FunqyStreamHandler();

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        byte[] completed = MAPPER.writeValueAsBytes(completed(MAPPER.readTree(event)));
        real.handleRequest(new ByteArrayInputStream(completed), answer, context);
    }

    /**
     * Returns an HTTP request as API Gateway passes it; leaves anything else, and one that already names its caller, as
     * it is.
     */
    static JsonNode completed(JsonNode event) throws IOException {
        if (event.path("requestContext") instanceof ObjectNode context && !context.has("authorizer")) {
            ObjectNode headers = lowerCase(event.path("headers"));
            ((ObjectNode) event).set("headers", headers);
            String authorization = headers.path("authorization").asText();
            if (authorization.startsWith(PREFIX)) {
                context.putObject("authorizer")
                        .putObject("jwt")
                        .set("claims", claims(authorization.substring(PREFIX.length())));
            }
        }
        return event;
    }

    /** API Gateway's payload 2.0 has header names in lower case; SAM local has them as Flask does. */
    private static ObjectNode lowerCase(JsonNode headers) {
        ObjectNode lower = MAPPER.createObjectNode();
        headers.properties().forEach(header -> lower.set(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return lower;
    }

    private static ObjectNode claims(String token) throws IOException {
        String[] parts = token.split("\\.");
        ObjectNode claims = MAPPER.createObjectNode();
        if (parts.length == 3) {
            MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]))
                    .properties()
                    .forEach(
                            claim -> claims.put(claim.getKey(), claim.getValue().asText()));
        }
        return claims;
    }
}
