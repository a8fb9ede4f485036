package dev.makegood.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.makegood.local.lambda.Outcome;
import dev.makegood.local.token.JwtAuthorizer;
import dev.makegood.local.token.JwtAuthorizer.Verdict;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Acts as API Gateway for an HTTP API: routes, authorizes, calls the function, and answers by itself if that fails.
 */
public final class HttpApi implements HttpHandler {
    /** API Gateway's limit. */
    private static final int BODY_LIMIT_BYTES = 10 * 1024 * 1024;

    private final RouteTable routes;
    private final Cors cors;
    private final JwtAuthorizer authorizer;
    private final Clock clock;
    private final BiFunction<String, String, Outcome> call;

    /**
     * Creates the API.
     *
     * @param cors which pages of other origins may call it
     * @param call takes a function's logical id and an event
     */
    public HttpApi(
            RouteTable routes,
            Cors cors,
            JwtAuthorizer authorizer,
            Clock clock,
            BiFunction<String, String, Outcome> call) {
        this.routes = routes;
        this.cors = cors;
        this.authorizer = authorizer;
        this.clock = clock;
        this.call = call;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String requestId = UUID.randomUUID().toString();
        exchange.getResponseHeaders().set("apigw-requestid", requestId);
        if (cors.answers(exchange)) {
            return;
        }
        Optional<RouteTable.Match> match;
        try {
            match = routes.find(
                    exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
        } catch (IllegalArgumentException badEncoding) {
            say(exchange, 400, "Bad Request");
            return;
        }
        if (match.isEmpty()) {
            say(exchange, 404, "Not Found");
            return;
        }
        if (!match.get().route().authorized()) {
            serve(exchange, requestId, match.get(), null);
            return;
        }
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        switch (authorizer.check(header, match.get().route().scopes(), clock.instant())) {
            case Verdict.Accepted accepted -> serve(exchange, requestId, match.get(), accepted);
            case Verdict.Unauthorized refusal -> {
                String detail =
                        header == null ? "" : " error=\"invalid_token\" error_description=\"" + refusal.reason() + "\"";
                exchange.getResponseHeaders().set("www-authenticate", "Bearer" + detail);
                say(exchange, 401, "Unauthorized");
            }
            case Verdict.Forbidden() -> {
                String scopes = String.join(" ", match.get().route().scopes());
                exchange.getResponseHeaders()
                        .set("www-authenticate", "Bearer scope=\"" + scopes + "\" error=\"insufficient_scope\"");
                say(exchange, 403, "Forbidden");
            }
        }
    }

    private void serve(HttpExchange exchange, String requestId, RouteTable.Match match, Verdict.Accepted accepted)
            throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(BODY_LIMIT_BYTES + 1);
        if (body.length > BODY_LIMIT_BYTES) {
            say(exchange, 413, "Request Entity Too Large");
            return;
        }
        String event;
        try {
            event = new RequestEvent(
                            requestId,
                            match,
                            exchange.getRequestMethod(),
                            exchange.getRequestURI(),
                            exchange.getRequestHeaders(),
                            body,
                            accepted,
                            exchange.getRemoteAddress().getAddress().getHostAddress(),
                            clock.instant())
                    .json();
        } catch (IllegalArgumentException badEncoding) {
            say(exchange, 400, "Bad Request");
            return;
        }
        switch (call.apply(match.function(), event)) {
            case Outcome.Answered answered -> pass(exchange, FunctionResponse.read(answered.payload()));
            case Outcome.Failed failed -> say(exchange, 500, "Internal Server Error");
            case Outcome.TimedOut late -> say(exchange, 500, "Internal Server Error");
            case Outcome.TooLarge() -> say(exchange, 413, "Request Entity Too Large");
            case Outcome.Throttled() -> say(exchange, 503, "Service Unavailable");
        }
    }

    private static void pass(HttpExchange exchange, Optional<FunctionResponse> response) throws IOException {
        if (response.isEmpty()) {
            say(exchange, 500, "Internal Server Error");
            return;
        }
        response.get()
                .headers()
                .forEach((name, values) ->
                        values.forEach(value -> exchange.getResponseHeaders().add(name, value)));
        LoopbackServer.answer(exchange, response.get().status(), response.get().body());
    }

    private static void say(HttpExchange exchange, int status, String message) throws IOException {
        LoopbackServer.answer(exchange, status, "{\"message\":\"" + message + "\"}");
    }
}
