package dev.makegood.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.local.lambda.Outcome;
import dev.makegood.local.template.Template;
import dev.makegood.local.template.Trigger;
import dev.makegood.local.token.JwtAuthorizer;
import dev.makegood.local.token.TokenIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Verifies on every route of the template that an invalid token, or a valid one of another role, reaches no function.
 */
class TokensTest {
    private static final Instant NOW = Instant.parse("2026-03-02T04:00:00Z");
    private static final List<String> ROLES = List.of(
            "makegood/platform", "makegood/operator", "makegood/merchant", "makegood/buyer", "makegood/messages");
    private static final TokenIssuer OURS = TokenIssuer.create();
    private static final TokenIssuer THEIRS = TokenIssuer.create();
    private static final List<String> REACHED = new ArrayList<>();

    /** One good token for each role; a signature takes longer than the call that carries it. */
    private static final Map<String, String> GOOD =
            ROLES.stream().collect(Collectors.toMap(role -> role, role -> OURS.sign(claims(role, _ -> {}))));

    private static final Map<String, Map<String, String>> BAD =
            ROLES.stream().collect(Collectors.toMap(role -> role, TokensTest::bad));

    private static LoopbackServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    static List<Trigger.Route> routes() {
        return Template.read(Path.of("template.yaml")).functions().stream()
                .flatMap(function -> function.triggers(Trigger.Route.class))
                .filter(Trigger.Route::authorized)
                .toList();
    }

    @BeforeAll
    static void start() {
        var authorizer =
                new JwtAuthorizer("https://issuer", List.of("makegood"), Map.of(OURS.keyId(), OURS.publicKey()));
        var table = new RouteTable(Template.read(Path.of("template.yaml")).functions());
        server = new LoopbackServer(
                "test",
                0,
                new HttpApi(table, Cors.NONE, authorizer, Clock.fixed(NOW, ZoneOffset.UTC), (function, event) -> {
                    REACHED.add(function);
                    return new Outcome.Answered("{\"statusCode\":204}".getBytes(StandardCharsets.UTF_8));
                }));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        REACHED.clear();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void onlyAGoodTokenOfItsRolesIsLetIn(Trigger.Route route) throws IOException, InterruptedException {
        for (var bad : BAD.get(route.scopes().getFirst()).entrySet()) {
            assertEquals(401, status(route, bad.getValue()), bad.getKey());
        }
        for (String role : ROLES) {
            if (!route.scopes().contains(role)) {
                assertEquals(403, status(route, GOOD.get(role)), role);
            }
        }
        assertEquals(List.of(), REACHED);
        for (String role : route.scopes()) {
            assertEquals(204, status(route, GOOD.get(role)), role);
        }
        assertEquals(route.scopes().size(), REACHED.size());
    }

    private static Map<String, String> bad(String role) {
        long now = NOW.getEpochSecond();
        String good = GOOD.get(role);
        String payload = good.split("\\.")[1];
        String signature = good.substring(good.lastIndexOf('.'));
        var bad = new LinkedHashMap<String, String>();
        bad.put("none", "");
        bad.put("no token at all", "platform");
        bad.put("expired", OURS.sign(claims(role, claims -> claims.put("exp", now))));
        bad.put("without an end", OURS.sign(claims(role, claims -> claims.remove("exp"))));
        bad.put("not valid yet", OURS.sign(claims(role, claims -> claims.put("nbf", now + 1))));
        bad.put("of another audience", OURS.sign(claims(role, claims -> claims.put("aud", "other"))));
        bad.put("of another issuer", OURS.sign(claims(role, claims -> claims.put("iss", "https://other"))));
        bad.put("under another key", THEIRS.sign(claims(role, _ -> {})));
        bad.put(
                "under another key that is called ours",
                header("RS256") + "." + payload
                        + THEIRS.sign(claims(role, _ -> {})).replaceFirst(".*\\.", "."));
        bad.put("of algorithm none", header("none") + "." + payload + ".");
        bad.put("of algorithm none, signed", header("none") + "." + payload + signature);
        bad.put("of algorithm HS256", header("HS256") + "." + payload + signature);
        bad.put("without its signature", good.substring(0, good.lastIndexOf('.') + 1));
        bad.put(
                "with another's claims",
                header("RS256") + "."
                        + encoded(claims(role, claims -> claims.put("sub", "else"))
                                .toString()) + signature);
        return bad;
    }

    private static ObjectNode claims(String role, Consumer<ObjectNode> change) {
        ObjectNode claims = new ObjectMapper().createObjectNode();
        claims.put("iss", "https://issuer")
                .put("aud", "makegood")
                .put("sub", "somebody")
                .put("merchant_id", "M1")
                .put("scope", role)
                .put("exp", NOW.getEpochSecond() + 1);
        change.accept(claims);
        return claims;
    }

    private static String header(String algorithm) {
        return encoded("{\"alg\":\"%s\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(algorithm, OURS.keyId()));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private int status(Trigger.Route route, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create(server.uri() + route.path().replaceAll("\\{\\w+}", "x")))
                .method(route.method(), HttpRequest.BodyPublishers.ofString("{}"));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
