package dev.makegood.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.local.lambda.Outcome;
import dev.makegood.local.template.FunctionSpec;
import dev.makegood.local.template.Trigger;
import dev.makegood.local.token.JwtAuthorizer;
import dev.makegood.local.token.TokenIssuer;
import dev.makegood.local.token.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpApiTest {
    private static final TokenIssuer ISSUER = TokenIssuer.create();
    private static final String CONSOLE = "https://console.example.com";
    private static final Cors CORS =
            new Cors(List.of(CONSOLE), List.of("GET", "PUT"), List.of("authorization"), List.of("x-a"), 3600);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

    private final Tokens tokens = new Tokens(ISSUER, "https://issuer", "makegood", CLOCK);
    private final HttpClient client = HttpClient.newHttpClient();
    private Outcome outcome =
            answer("{\"statusCode\":201,\"headers\":{\"X-A\":\"1\"},\"cookies\":[\"c=1\"],\"body\":\"made\"}");
    private String event;
    private LoopbackServer server;

    @BeforeEach
    void start() {
        var order = new Trigger.Route("PUT", "/orders/{orderId}", true, List.of("makegood/platform"));
        var own = new Trigger.Route("PUT", "/orders/mine", true, List.of());
        var webhook = new Trigger.Route("POST", "/webhook", false, List.of());
        var function =
                new FunctionSpec("F", "h", Duration.ofSeconds(1), 128, Map.of(), 2, List.of(order, own, webhook));
        var authorizer =
                new JwtAuthorizer("https://issuer", List.of("makegood"), Map.of(ISSUER.keyId(), ISSUER.publicKey()));
        var api = new HttpApi(new RouteTable(List.of(function)), CORS, authorizer, CLOCK, (name, json) -> {
            event = json;
            return outcome;
        });
        server = new LoopbackServer("test", 0, api);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Outcome answer(String json) {
        return new Outcome.Answered(json.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.uri() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void handsTheRequestOverInPayloadFormat2AndTheAnswerBack() throws IOException, InterruptedException {
        var response = send("PUT", "/orders/a%252Fb+c%20%E8%8C%B6?x=1&x=2&y", tokens.mint("platform", null), "{}");

        assertEquals(201, response.statusCode());
        assertEquals("made", response.body());
        assertEquals("1", response.headers().firstValue("x-a").orElseThrow());
        assertEquals("c=1", response.headers().firstValue("set-cookie").orElseThrow());
        JsonNode sent = new ObjectMapper().readTree(event);
        assertEquals("2.0", sent.path("version").asText());
        assertEquals("PUT /orders/{orderId}", sent.path("routeKey").asText());
        assertEquals("x=1&x=2&y", sent.path("rawQueryString").asText());
        assertEquals("1,2", sent.at("/queryStringParameters/x").asText());
        assertEquals("a%2Fb+c 茶", sent.at("/pathParameters/orderId").asText());
        assertEquals("/orders/a%2Fb+c 茶", sent.path("rawPath").asText());
        assertEquals("application/json", sent.at("/headers/content-type").asText());
        assertEquals("PUT", sent.at("/requestContext/http/method").asText());
        assertEquals(CLOCK.millis(), sent.at("/requestContext/timeEpoch").asLong());
        assertEquals(
                "makegood/platform",
                sent.at("/requestContext/authorizer/jwt/claims/scope").asText());
        assertEquals(
                "makegood/platform",
                sent.at("/requestContext/authorizer/jwt/scopes/0").asText());
        assertEquals("{}", sent.path("body").asText());
        assertFalse(sent.path("isBase64Encoded").asBoolean());
    }

    @Test
    void prefersTheMoreLiteralRoute() throws IOException, InterruptedException {
        send("PUT", "/orders/mine", tokens.mint("buyer", "B"), "");
        assertEquals(
                "PUT /orders/mine",
                new ObjectMapper().readTree(event).path("routeKey").asText());
    }

    @Test
    void refusesInTheGatewaysOwnWordsWithoutCalling() throws IOException, InterruptedException {
        assertRefused(404, "Not Found", send("GET", "/orders/1", "", ""));
        assertRefused(404, "Not Found", send("PUT", "/orders/1/more", "", ""));
        assertRefused(404, "Not Found", send("PUT", "/orders/", "", ""));
        assertRefused(404, "Not Found", send("PUT", "/orders/a%2Fb", tokens.mint("platform", null), ""));
        var unauthorized = send("PUT", "/orders/1", "", "");
        assertRefused(401, "Unauthorized", unauthorized);
        assertTrue(unauthorized
                .headers()
                .firstValue("www-authenticate")
                .orElseThrow()
                .startsWith("Bearer"));
        assertRefused(403, "Forbidden", send("PUT", "/orders/1", tokens.mint("buyer", "B"), ""));
        assertRefused(413, "Request Entity Too Large", send("POST", "/webhook", "", "x".repeat(10 * 1024 * 1024 + 1)));
        assertEquals(null, event);
    }

    @Test
    void answersForAFunctionThatDoesNot() throws IOException, InterruptedException {
        outcome = new Outcome.Failed("{}");
        assertRefused(500, "Internal Server Error", send("POST", "/webhook", "", ""));
        outcome = new Outcome.TimedOut(Duration.ofSeconds(1));
        assertRefused(500, "Internal Server Error", send("POST", "/webhook", "", ""));
        outcome = answer("{\"statusCode\":\"many\"}");
        assertRefused(500, "Internal Server Error", send("POST", "/webhook", "", ""));
        outcome = new Outcome.TooLarge();
        assertRefused(413, "Request Entity Too Large", send("POST", "/webhook", "", ""));
        outcome = new Outcome.Throttled();
        assertRefused(503, "Service Unavailable", send("POST", "/webhook", "", ""));
    }

    private static void assertRefused(int status, String message, HttpResponse<String> response) {
        assertEquals(status, response.statusCode());
        assertEquals("{\"message\":\"" + message + "\"}", response.body());
    }

    private HttpResponse<String> fromPage(String method, String origin, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.uri() + "/orders/a"))
                .method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.header("Origin", origin).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void tellsABrowserWhatTheConsolesPageMayCallAndNoOtherPage() throws IOException, InterruptedException {
        var asked = fromPage("OPTIONS", CONSOLE, "Access-Control-Request-Method", "PUT");
        assertEquals(204, asked.statusCode());
        assertEquals(
                Map.of(
                        "access-control-allow-origin", CONSOLE,
                        "access-control-allow-methods", "GET,PUT",
                        "access-control-allow-headers", "authorization",
                        "access-control-max-age", "3600"),
                corsHeaders(asked));
        assertEquals(null, event, "a preflight calls no function");
        assertEquals(
                Map.of(), corsHeaders(fromPage("OPTIONS", "https://other", "Access-Control-Request-Method", "PUT")));
    }

    @Test
    void letsTheConsolesPageReadAnswersAndRefusals() throws IOException, InterruptedException {
        Map<String, String> readable =
                Map.of("access-control-allow-origin", CONSOLE, "access-control-expose-headers", "x-a");
        var refused = fromPage("PUT", CONSOLE);
        assertEquals(401, refused.statusCode());
        assertEquals(readable, corsHeaders(refused));
        var made = fromPage("PUT", CONSOLE, "Authorization", "Bearer " + tokens.mint("platform", null));
        assertEquals(201, made.statusCode());
        assertEquals(readable, corsHeaders(made));
        assertEquals(Map.of(), corsHeaders(fromPage("PUT", "https://other")));
    }

    private static Map<String, String> corsHeaders(HttpResponse<String> response) {
        return response.headers().map().entrySet().stream()
                .filter(header -> header.getKey().startsWith("access-control-"))
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, header -> header.getValue().getFirst()));
    }
}
