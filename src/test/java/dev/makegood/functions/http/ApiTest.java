package dev.makegood.functions.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.makegood.input.InvalidInput;
import dev.makegood.storage.Cursor;
import dev.makegood.storage.Page;
import dev.makegood.storage.StorageBusy;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {
    private static final String ROUTE = "PUT /things/{thingId}";

    private static APIGatewayV2HTTPResponse call(Call call, Function<Request, Reply> handler) {
        return new Api(Call.PSEUDONYMS)
                .on(ROUTE, Set.of(Role.MERCHANT), handler)
                .open("POST /hook", handler)
                .handle(call.event());
    }

    private static APIGatewayV2HTTPResponse asMerchant(Function<Request, Reply> handler) {
        return call(Call.to(ROUTE, "t-secret").as(Role.MERCHANT, "M1").body("b-secret"), handler);
    }

    private static Reply fail(RuntimeException fault) {
        throw fault;
    }

    private static void assertProblem(int status, String json, APIGatewayV2HTTPResponse answer) {
        assertEquals(status, answer.getStatusCode());
        assertEquals(
                Map.of("content-type", "application/problem+json", "cache-control", "no-store"), answer.getHeaders());
        assertEquals(Call.json(json), Call.json(answer.getBody()));
    }

    @Test
    void theRoleThatTheRouteIsForIsLetIn() {
        var answer = asMerchant(request -> Reply.ok(Map.of("id", request.id("thingId"))));
        assertEquals(200, answer.getStatusCode());
        assertEquals(Map.of("content-type", "application/json", "cache-control", "no-store"), answer.getHeaders());
        assertEquals("{\"id\":\"t-secret\"}", answer.getBody());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MERCHANT")
    void anotherRoleIsToldSoAndNothingIsDone(Role role) {
        assertProblem(
                403, """
                {"type":"urn:makegood:problem:wrongRole","title":"Forbidden","status":403,"code":"wrongRole","detail":"Your role does not permit this request.","errors":[]}
                """, call(Call.to(ROUTE, "t").as(role, "x"), _ -> fail(new IllegalStateException("handled"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "makegood/merchants", "makegood/merchant2 openid", "MAKEGOOD/MERCHANT", "merchant"})
    void aScopeThatOnlyLooksLikeItOpensNothing(String scope) {
        var claims = Map.of("scope", scope, "merchant_id", "M1");
        assertEquals(
                403,
                call(Call.to(ROUTE, "t").claiming(claims), _ -> Reply.ok("")).getStatusCode());
    }

    @Test
    void aCallWithoutATokenReachesOpenRoutesOnly() {
        assertEquals(403, call(Call.to(ROUTE, "t"), _ -> Reply.ok("")).getStatusCode());
        var answer = call(Call.to("POST /hook"), _ -> Reply.noContent());
        assertEquals(204, answer.getStatusCode());
        assertEquals(null, answer.getBody());
    }

    @Test
    void aRouteThatIsNotThereIsNotFound() {
        var detail =
                "{\"type\":\"urn:makegood:problem:notFound\",\"title\":\"Not found\",\"status\":404,\"code\":\"notFound\","
                        + "\"detail\":\"The requested resource does not exist, or you have no access to it.\",\"errors\":[]}";
        assertProblem(404, detail, call(Call.to("GET /things").as(Role.MERCHANT, "M1"), _ -> Reply.ok("")));
        assertProblem(404, detail, call(Call.to("$default"), _ -> Reply.ok("")));
        var nowhere = Call.to("");
        nowhere.event().setRouteKey(null);
        assertProblem(404, detail, call(nowhere, _ -> Reply.ok("")));
    }

    @Test
    void aRefusedValueIsNamed() {
        assertProblem(422, """
            {"type":"urn:makegood:problem:value","title":"Refused","status":422,"code":"value","detail":"lines/0/quantity must be more.",
             "errors":[{"field":"lines/0/quantity","message":"must be more"}]}
            """, asMerchant(_ -> fail(InvalidInput.field("lines/0/quantity", "must be more"))));
    }

    @Test
    void whatCannotBeReadIsMalformed() {
        assertProblem(400, """
            {"type":"urn:makegood:problem:malformed","title":"Malformed","status":400,"code":"malformed","detail":"The body is torn.",
             "errors":[{"field":"","message":"is torn"}]}
            """, asMerchant(_ -> fail(InvalidInput.malformed("", "is torn"))));
    }

    @Test
    void busyRowsAreNoFault() {
        var answer = asMerchant(_ -> fail(new StorageBusy("gave up")));
        assertEquals(503, answer.getStatusCode());
        assertFalse(answer.getBody().contains("gave up"), answer.getBody());
        assertEquals("1", answer.getHeaders().get("retry-after"));
    }

    @Test
    void theNextPageIsLinkedUnderTheSameFilters() {
        var next = new Cursor("a", "b", "c");
        var page = new Page<>(List.of("one"), Optional.of(next));
        var first = call(
                Call.to("POST /hook").query(Map.of("about", "tea & milk", "limit", "1")),
                _ -> Reply.ok(ListView.of(page, item -> item)));
        assertEquals(
                "<?about=tea+%26+milk&cursor=" + next.encode() + "&limit=1>; rel=\"next\"",
                first.getHeaders().get("link"));
        var last = call(
                Call.to("POST /hook").query("cursor", next.encode()),
                _ -> Reply.ok(ListView.of(new Page<>(List.of("two"), Optional.empty()), item -> item)));
        assertFalse(last.getHeaders().containsKey("link"));
    }

    @Test
    void whatIsPublicIsSentOnlyOnce() {
        Function<Request, Reply> rules =
                request -> Reply.ok(Map.of("rule", 5)).unlessKnown(request.header("if-none-match"));
        var first = call(Call.to("POST /hook"), rules);
        String tag = first.getHeaders().get("etag");
        assertTrue(tag.matches("\"[0-9a-f]{64}\""), tag);
        assertEquals("public, no-cache", first.getHeaders().get("cache-control"));

        for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            var again = call(Call.to("POST /hook").header("if-none-match", known), rules);
            assertEquals(304, again.getStatusCode(), known);
            assertEquals(null, again.getBody());
            assertEquals(tag, again.getHeaders().get("etag"));
        }
        for (String other : List.of("\"other\"", tag.replace("\"", ""), "")) {
            var again = call(Call.to("POST /hook").header("if-none-match", other), rules);
            assertEquals(200, again.getStatusCode(), other);
            assertEquals(first.getBody(), again.getBody());
        }
    }

    @Test
    void aFaultIsLoggedWithItsRouteAndNobodyIsNamed() {
        var log = new StringWriter();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                log.append(record.getMessage());
                record.getThrown().printStackTrace(new PrintWriter(log));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(Api.class.getName());
        logger.addHandler(handler);
        try {
            var answer = asMerchant(_ -> fail(new IllegalStateException("the table is gone")));
            assertEquals(500, answer.getStatusCode());
            assertFalse(answer.getBody().contains("table"), answer.getBody());
        } finally {
            logger.removeHandler(handler);
        }
        assertTrue(log.toString().startsWith(ROUTE + " failed"), log::toString);
        assertTrue(log.toString().contains("the table is gone"), log::toString);
        assertFalse(log.toString().contains("secret"), log::toString);
    }
}
