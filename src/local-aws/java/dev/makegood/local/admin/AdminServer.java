package dev.makegood.local.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.makegood.local.LocalPlatform;
import dev.makegood.local.events.EventCompanion;
import dev.makegood.local.http.Cors;
import dev.makegood.local.http.LoopbackServer;
import dev.makegood.local.lambda.Outcome;
import dev.makegood.local.schedule.Schedules;
import dev.makegood.local.token.SignIn;
import dev.makegood.local.token.TokenIssuer;
import dev.makegood.local.token.Tokens;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Serves the platform's controls for the shell, and its identity provider. */
public final class AdminServer implements HttpHandler {
    /** The requests it answers, for people. */
    public static final String HELP = """
        GET  /token?role=platform|merchant|buyer|operator|messages&id=ID   a token, valid for 12 hours of platform time
        GET  /clock                                               the platform's time
        POST /clock?advance=PT1H                                  move on, then fire each schedule that is due once
        POST /clock?set=2026-01-31T12:00:00Z                      move to an instant, likewise
        POST /clock?freeze  |  POST /clock?release                stop the time; let it run on from where it stands
        POST /run/DetectStockouts                                 fire a function's schedule now
        POST /invoke/Reconcile                                    call a function with the event in the body
        POST /messages                                            put the body on the queue of the platform's reports
        GET  /dead-messages                                       the messages that were put aside
        GET  /events                                              the newest events on the bus, one a line, oldest first
        POST /quiet                                               wait until messages and the streams' records are delivered
        GET  /authorize, POST /token                              sign-in of the console: authorisation code with PKCE
        GET  /.well-known/openid-configuration, /.well-known/jwks.json
        """;

    private final LocalPlatform platform;
    private final Tokens tokens;
    private final TokenIssuer issuer;
    private final SignIn signIn;
    private final Cors cors;

    /**
     * Creates it.
     *
     * @param cors which pages of other origins may call it: the console
     */
    public AdminServer(LocalPlatform platform, Tokens tokens, TokenIssuer issuer, SignIn signIn, Cors cors) {
        this.platform = platform;
        this.tokens = tokens;
        this.issuer = issuer;
        this.signIn = signIn;
        this.cors = cors;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (cors.answers(exchange)) {
            return;
        }
        String path = exchange.getRequestURI().getPath();
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        String request = exchange.getRequestMethod() + " " + path.replaceFirst("^(/run/|/invoke/).*", "$1");
        try {
            switch (request) {
                case "GET /" -> text(exchange, 200, HELP);
                case "GET /token" -> text(exchange, 200, tokens.mint(query.get("role"), query.get("id")) + "\n");
                case "GET /authorize" -> authorize(exchange, query);
                case "POST /token" -> {
                    var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                    SignIn.Answer answer = signIn.exchange(query(form));
                    LoopbackServer.answer(
                            exchange, answer.status(), answer.body().toString());
                }
                case "GET /clock" -> LoopbackServer.answer(exchange, 200, clock(List.of()) + "\n");
                case "POST /clock" -> LoopbackServer.answer(exchange, 200, clock(move(query)) + "\n");
                case "POST /run/" -> answer(exchange, platform.runSchedule(path.substring("/run/".length())));
                case "POST /invoke/" -> {
                    var event = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                    answer(exchange, platform.invoke(path.substring("/invoke/".length()), event));
                }
                case "POST /messages" -> {
                    var message = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                    text(exchange, 200, platform.send(message) + "\n");
                }
                case "GET /dead-messages" -> text(exchange, 200, lines(platform.deadMessages(), Function.identity()));
                case "GET /events" -> text(exchange, 200, lines(platform.events(), AdminServer::line));
                case "POST /quiet" -> {
                    platform.awaitQuietStreams();
                    text(exchange, 200, "quiet\n");
                }
                case "GET /.well-known/openid-configuration" ->
                    LoopbackServer.answer(exchange, 200, configuration().toString());
                case "GET /.well-known/jwks.json" ->
                    LoopbackServer.answer(exchange, 200, issuer.keySet().toString());
                default -> text(exchange, 404, "There is no " + request + ". There is:\n" + HELP);
            }
        } catch (IllegalArgumentException | DateTimeException refusal) {
            text(exchange, 400, refusal.getMessage() + "\n");
        }
    }

    private void authorize(HttpExchange exchange, Map<String, String> query) throws IOException {
        signIn.check(query);
        String[] hint = query.getOrDefault("login_hint", "").split(":", 2);
        String role = query.getOrDefault("role", hint[0]);
        if (role.isEmpty()) {
            exchange.getResponseHeaders().set("content-type", "text/html; charset=utf-8");
            LoopbackServer.answer(exchange, 200, SignInPage.of(query).getBytes(StandardCharsets.UTF_8));
            return;
        }
        String id = query.getOrDefault("id", hint.length == 2 ? hint[1] : "");
        exchange.getResponseHeaders()
                .set("location", signIn.authorize(query, role, id).toString());
        LoopbackServer.answer(exchange, 302, new byte[0]);
    }

    private static <T> String lines(List<T> all, Function<T, String> line) {
        return all.stream().map(one -> line.apply(one) + "\n").collect(Collectors.joining());
    }

    private static String line(EventCompanion.BusEvent event) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("source", event.source())
                .put("detail-type", event.detailType())
                .<ObjectNode>set("detail", event.detail())
                .toString();
    }

    private List<Schedules.Fired> move(Map<String, String> query) {
        if (query.containsKey("advance")) {
            return platform.advance(Duration.parse(query.get("advance")));
        }
        if (query.containsKey("set")) {
            return platform.moveTo(Instant.parse(query.get("set")));
        }
        if (query.containsKey("freeze")) {
            platform.clock().freeze();
        } else if (query.containsKey("release")) {
            platform.clock().release();
        } else {
            throw new IllegalArgumentException("Say ?advance=PT1H, ?set=INSTANT, ?freeze or ?release");
        }
        return List.of();
    }

    private ObjectNode clock(List<Schedules.Fired> fired) {
        ObjectNode answer = new ObjectMapper().createObjectNode();
        answer.put("now", platform.clock().now().toString())
                .put("frozen", platform.clock().frozen());
        var list = answer.putArray("fired");
        fired.forEach(one -> list.addObject()
                .put("function", one.function())
                .put("outcome", one.outcome().getClass().getSimpleName()));
        return answer;
    }

    private static void answer(HttpExchange exchange, Outcome outcome) throws IOException {
        switch (outcome) {
            case Outcome.Answered answered -> LoopbackServer.answer(exchange, 200, answered.text() + "\n");
            case Outcome.Failed failed -> LoopbackServer.answer(exchange, 502, failed.error() + "\n");
            case Outcome.TimedOut late ->
                text(exchange, 504, "It took more than " + late.limit().toSeconds() + " s\n");
            case Outcome.TooLarge() -> text(exchange, 413, "The event is larger than Lambda takes\n");
            case Outcome.Throttled() -> text(exchange, 503, "No environment is free\n");
        }
    }

    private ObjectNode configuration() {
        ObjectNode answer = new ObjectMapper().createObjectNode();
        answer.put("issuer", platform.adminUri().toString())
                .put("jwks_uri", platform.adminUri() + "/.well-known/jwks.json")
                .put("authorization_endpoint", platform.adminUri() + "/authorize")
                .put("token_endpoint", platform.adminUri() + "/token");
        answer.putArray("response_types_supported").add("code");
        answer.putArray("code_challenge_methods_supported").add("S256");
        answer.putArray("id_token_signing_alg_values_supported").add("RS256");
        return answer;
    }

    private static void text(HttpExchange exchange, int status, String text) throws IOException {
        exchange.getResponseHeaders().set("content-type", "text/plain; charset=utf-8");
        LoopbackServer.answer(exchange, status, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> query(String raw) {
        var query = new HashMap<String, String>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }
}
