package dev.makegood.local.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Is the JWT authorizer of an API Gateway HTTP API. Checks, in this order: a bearer token in the Authorization header,
 * RS256, the signature by the header's kid, iss, aud (or client_id if there is no aud), exp, nbf, iat, and that the
 * token has one of the route's scopes. Times are exact, without tolerance.
 */
public final class JwtAuthorizer {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Holds the authorizer's result for a request. */
    public sealed interface Verdict {
        /** Lets the request in; the scopes are the token's. */
        record Accepted(JsonNode claims, List<String> scopes) implements Verdict {}

        /** Answers 401, with the reason. */
        record Unauthorized(String reason) implements Verdict {}

        /** Answers 403: a valid token without a scope that the route needs. */
        record Forbidden() implements Verdict {}
    }

    private static final class Refused extends Exception {
        Refused(String reason) {
            super(reason);
        }
    }

    private final String issuer;
    private final List<String> audience;
    private final Map<String, RSAPublicKey> keys;

    /**
     * Creates the authorizer.
     *
     * @param audience of which the token must name one
     * @param keys the issuer's public keys by key id
     */
    public JwtAuthorizer(String issuer, List<String> audience, Map<String, RSAPublicKey> keys) {
        this.issuer = issuer;
        this.audience = List.copyOf(audience);
        this.keys = Map.copyOf(keys);
    }

    /**
     * Checks one request.
     *
     * @param header the Authorization header, or null
     * @param wanted the route's scopes; none if any is accepted
     */
    public Verdict check(String header, List<String> wanted, Instant now) {
        if (header == null || header.isBlank()) {
            return new Verdict.Unauthorized("no token");
        }
        String token = header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).trim()
                : header.trim();
        try {
            JsonNode claims = verified(token);
            checkParties(claims);
            checkTimes(claims, now.getEpochSecond());
            List<String> scopes = scopes(claims);
            boolean allowed = wanted.isEmpty() || wanted.stream().anyMatch(scopes::contains);
            return allowed ? new Verdict.Accepted(claims, scopes) : new Verdict.Forbidden();
        } catch (Refused refused) {
            return new Verdict.Unauthorized(refused.getMessage());
        }
    }

    private JsonNode verified(String token) throws Refused {
        String[] parts = token.split("\\.", -1);
        require(parts.length == 3, "not a JWT");
        JsonNode header = decode(parts[0]);
        require(header.path("alg").asText().equals("RS256"), "the algorithm is not RS256");
        RSAPublicKey key = keys.get(header.path("kid").asText());
        require(key != null, "the key id is not known");
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            require(signature.verify(Base64.getUrlDecoder().decode(parts[2])), "the signature is wrong");
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new Refused("the signature is wrong");
        }
        return decode(parts[1]);
    }

    private static JsonNode decode(String part) throws Refused {
        try {
            JsonNode json = MAPPER.readTree(Base64.getUrlDecoder().decode(part));
            require(json != null && json.isObject(), "not a JWT");
            return json;
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            throw new Refused("not a JWT");
        } catch (IOException impossible) {
            throw new AssertionError("Bytes in memory can be read", impossible);
        }
    }

    private void checkParties(JsonNode claims) throws Refused {
        require(claims.path("iss").asText().equals(issuer), "the issuer is not ours");
        JsonNode aud = claims.has("aud") ? claims.path("aud") : claims.path("client_id");
        boolean ours = aud.isArray()
                ? StreamSupport.stream(aud.spliterator(), false).anyMatch(one -> audience.contains(one.asText()))
                : audience.contains(aud.asText());
        require(ours, "the audience is not ours");
    }

    private static void checkTimes(JsonNode claims, long now) throws Refused {
        require(claims.path("exp").isNumber() && claims.path("exp").asLong() > now, "the token has expired");
        require(claims.path("nbf").asLong(now) <= now, "the token is not valid yet");
        require(claims.path("iat").asLong(now) <= now, "the token was issued in the future");
    }

    private static List<String> scopes(JsonNode claims) {
        JsonNode scope = claims.has("scope") ? claims.path("scope") : claims.path("scp");
        return scope.isArray()
                ? StreamSupport.stream(scope.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : Arrays.stream(scope.asText().split(" "))
                        .filter(one -> !one.isEmpty())
                        .toList();
    }

    private static void require(boolean holds, String reason) throws Refused {
        if (!holds) {
            throw new Refused(reason);
        }
    }
}
