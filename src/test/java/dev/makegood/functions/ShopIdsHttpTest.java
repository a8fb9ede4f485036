package dev.makegood.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.makegood.functions.http.Call;
import dev.makegood.local.client.Segment;
import dev.makegood.local.http.Cors;
import dev.makegood.local.http.HttpApi;
import dev.makegood.local.http.LoopbackServer;
import dev.makegood.local.http.RouteTable;
import dev.makegood.local.lambda.Outcome;
import dev.makegood.local.token.JwtAuthorizer;
import dev.makegood.local.token.TokenIssuer;
import dev.makegood.local.token.Tokens;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies that an id survives its way over HTTP: to the local API, its routes, the function's event, and back. */
class ShopIdsHttpTest {
    private static final TokenIssuer ISSUER = TokenIssuer.create();
    private static final Clock CLOCK = Clock.fixed(Shop.START, ZoneOffset.UTC);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Apis apis = new Apis(new MemoryDatabase(), CLOCK);
    private final HttpClient client = HttpClient.newHttpClient();
    private final String token = new Tokens(ISSUER, "https://issuer", "makegood", CLOCK).mint("platform", null);
    private LoopbackServer server;

    @BeforeEach
    void start() {
        var authorizer =
                new JwtAuthorizer("https://issuer", List.of("makegood"), Map.of(ISSUER.keyId(), ISSUER.publicKey()));
        var routes = new RouteTable(WithinRights.TEMPLATE.functions());
        server = new LoopbackServer("test", 0, new HttpApi(routes, Cors.NONE, authorizer, CLOCK, this::call));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Outcome call(String function, String event) {
        try {
            var answer = apis.answer(Call.of(MAPPER.readValue(event, APIGatewayV2HTTPEvent.class)));
            return new Outcome.Answered(MAPPER.writeValueAsBytes(answer));
        } catch (JsonProcessingException noEvent) {
            throw new AssertionError(event, noEvent);
        }
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.uri() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body, UTF_8))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A/B",
                "SKU 12",
                "M&L",
                "茶叶-250",
                "a+b",
                "a?b",
                "#1001",
                "a;b=c,d",
                "..a/../b",
                "//",
                "🀄",
                "a:b|c@d"
            })
    void itComesBackAsItWasSent(String id) throws IOException, InterruptedException {
        String path = "/merchants/%1$s/stock/%1$s".formatted(Segment.of(id));
        var told = send("PUT", path + "/recounts/" + Segment.of(id), "{\"onHand\":9}");
        assertEquals(201, told.statusCode(), told.body());
        var seen = send("GET", path, "");
        assertEquals(200, seen.statusCode(), seen.body());
        JsonNode stock = Call.json(seen.body());
        assertEquals(id, stock.path("merchantId").asText());
        assertEquals(id, stock.path("sku").asText());
    }
}
