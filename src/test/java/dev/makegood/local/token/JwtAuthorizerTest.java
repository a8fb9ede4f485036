package dev.makegood.local.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.local.token.JwtAuthorizer.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JwtAuthorizerTest {
    private static final TokenIssuer ISSUER = TokenIssuer.create();
    private static final Instant NOW = Instant.parse("2026-03-02T04:00:00Z");

    private final JwtAuthorizer authorizer =
            new JwtAuthorizer("https://issuer", List.of("makegood"), Map.of(ISSUER.keyId(), ISSUER.publicKey()));

    private static ObjectNode claims(Consumer<ObjectNode> change) {
        ObjectNode claims = new ObjectMapper().createObjectNode();
        claims.put("iss", "https://issuer")
                .put("aud", "makegood")
                .put("scope", "makegood/buyer makegood/operator")
                .put("exp", NOW.getEpochSecond() + 1);
        change.accept(claims);
        return claims;
    }

    private static String token(Consumer<ObjectNode> change) {
        return ISSUER.sign(claims(change));
    }

    private Verdict check(String token, String... scopes) {
        return authorizer.check("Bearer " + token, List.of(scopes), NOW);
    }

    private void assertRefused(String reason, String token) {
        assertEquals(new Verdict.Unauthorized(reason), check(token));
    }

    @Test
    void acceptsAGoodTokenWithOneOfTheScopes() {
        Verdict verdict = check(token(claims -> {}), "makegood/platform", "makegood/operator");
        assertEquals(
                List.of("makegood/buyer", "makegood/operator"),
                assertInstanceOf(Verdict.Accepted.class, verdict).scopes());
        assertInstanceOf(Verdict.Accepted.class, check(token(claims -> claims.put("nbf", NOW.getEpochSecond()))));
    }

    @Test
    void forbidsAGoodTokenWithoutTheScope() {
        assertEquals(new Verdict.Forbidden(), check(token(claims -> {}), "makegood/platform"));
    }

    @Test
    void refusesWhatIsNoToken() {
        assertEquals(new Verdict.Unauthorized("no token"), authorizer.check(null, List.of(), NOW));
        assertRefused("not a JWT", "abc");
        assertRefused("not a JWT", "a.b.c");
    }

    @Test
    void refusesAnotherAlgorithmKeyOrSignature() {
        String good = token(claims -> {});
        String none = Base64.getUrlEncoder().encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        assertRefused("the algorithm is not RS256", none + good.substring(good.indexOf('.')));
        assertRefused("the key id is not known", TokenIssuer.create().sign(claims(claims -> {})));
        String other = token(claims -> claims.put("sub", "someone else"));
        assertRefused(
                "the signature is wrong",
                good.substring(0, good.lastIndexOf('.')) + other.substring(other.lastIndexOf('.')));
    }

    @Test
    void refusesAnotherIssuerOrAudience() {
        assertRefused("the issuer is not ours", token(claims -> claims.put("iss", "https://issuer/")));
        assertRefused("the audience is not ours", token(claims -> claims.put("aud", "other")));
        assertRefused("the audience is not ours", token(claims -> claims.remove("aud")));
    }

    @Test
    void refusesOutsideOfItsTime() {
        long now = NOW.getEpochSecond();
        assertRefused("the token has expired", token(claims -> claims.put("exp", now)));
        assertRefused("the token has expired", token(claims -> claims.remove("exp")));
        assertRefused("the token is not valid yet", token(claims -> claims.put("nbf", now + 1)));
        assertRefused("the token was issued in the future", token(claims -> claims.put("iat", now + 1)));
    }
}
