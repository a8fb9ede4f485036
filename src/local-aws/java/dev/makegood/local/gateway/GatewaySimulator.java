package dev.makegood.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.makegood.local.gateway.Behaviour.Kind;
import dev.makegood.local.gateway.Movement.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Simulates a payment gateway on 127.0.0.1 that implements {@code docs/gateway.md}, keeps its own books, and misbehaves
 * when told to. The payment routes need the bearer token; the others control the simulator and need nothing:
 *
 * <ul>
 *   <li>{@code POST /behaviour} a {@link Behaviour}
 *   <li>{@code POST /settle/{key}} ends a pending refund; body empty, or {@code {"declined": reason}}
 *   <li>{@code POST /return/{key}} returns a paid refund, or repeats that, and calls the webhook
 *   <li>{@code PUT /webhook} {@code {"url", "key"}}
 *   <li>{@code GET /books} every {@link Movement}, and the anomalies
 * </ul>
 */
public final class GatewaySimulator implements AutoCloseable {

    /**
     * While nothing is written, a client's disconnect goes unnoticed, so held connections are released after this time.
     */
    private static final int LONGEST_HOLD_SECONDS = 120;

    private record Reply(int status, Object body) {}

    private static final Reply FAILURE = new Reply(500, Map.of("error", "told to fail"));

    private record WebhookSettings(URI url, String key) {}

    private record Settlement(String declined) {}

    private final HttpServer server;
    private final String authorization;
    private final Books books;
    private final Webhook webhook;
    private final Behaviours behaviours = new Behaviours();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Starts the server.
     *
     * @param port 0 for a free one; {@link java.net.BindException} if it is taken
     * @param token the bearer token to expect
     * @param clock for the time of the webhook's signatures
     * @param directory where the books' journal is; empty for in memory
     */
    public GatewaySimulator(int port, String token, Clock clock, Optional<Path> directory) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        authorization = "Bearer " + token;
        books = new Books(directory);
        webhook = new Webhook(clock, threads, books::calledBack);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Returns the base address, without a slash at its end. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Adds a rule; the newest one that matches a request decides. */
    public void behave(Behaviour behaviour) {
        behaviours.add(behaviour);
    }

    /** Sets where and with which key the webhook is called from now on. */
    public void webhook(URI url, String key) {
        webhook.to(url, key);
    }

    /** Pays a pending refund and calls the webhook; returns false if it was not pending. */
    public boolean settle(String key) {
        return settle(key, Optional.empty());
    }

    /** Returns a paid refund, or repeats that, and calls the webhook; returns false if it was not paid. */
    public boolean comeBack(String key, String reason) {
        Optional<Movement> back = books.comeBack(key, reason);
        back.ifPresent(movement -> webhook.call(movement, 1));
        return back.isPresent();
    }

    /** Returns every movement, in the order of the first requests. */
    public List<Movement> movements() {
        return books.snapshot().movements();
    }

    /** Returns the anomalies, which a correct client never causes, in words. */
    public List<String> anomalies() {
        return books.snapshot().anomalies();
    }

    private boolean settle(String key, Optional<String> declined) {
        Optional<Movement> settled = books.settle(key, declined);
        settled.ifPresent(end -> webhook.call(end, books.promise(key).callbacks()));
        return settled.isPresent();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<Reply> reply;
            try {
                reply = route(exchange);
            } catch (IllegalArgumentException malformed) {
                reply = Optional.of(new Reply(400, Map.of("error", String.valueOf(malformed.getMessage()))));
            }
            if (reply.isPresent()) {
                byte[] body = Json.write(reply.get().body).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(reply.get().status, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Optional<Reply> route(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String[] path = exchange.getRequestURI().getRawPath().split("/", -1);
        String key = path.length == 3 ? URLDecoder.decode(path[2].replace("+", "%2B"), StandardCharsets.UTF_8) : "";
        String route = exchange.getRequestMethod() + " /" + path[1] + (path.length == 3 ? "/{key}" : "");
        if (path[1].equals("refunds")
                && !authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return Optional.of(new Reply(401, Map.of("error", "unauthorized")));
        }
        return switch (route) {
            case "POST /refunds" -> refund(body, exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            case "GET /refunds/{key}" -> find(key);
            case "POST /settle/{key}" -> {
                Settlement how = body.isBlank() ? new Settlement(null) : Json.read(body, Settlement.class);
                boolean settled = settle(key, Optional.ofNullable(how.declined));
                yield Optional.of(new Reply(settled ? 200 : 409, Map.of("settled", settled)));
            }
            case "POST /return/{key}" -> {
                boolean returned = comeBack(key, "account_closed");
                yield Optional.of(new Reply(returned ? 200 : 409, Map.of("returned", returned)));
            }
            case "POST /behaviour" -> {
                behave(Json.read(body, Behaviour.class));
                yield Optional.of(new Reply(200, Map.of()));
            }
            case "PUT /webhook" -> {
                WebhookSettings settings = Json.read(body, WebhookSettings.class);
                webhook(settings.url, settings.key);
                yield Optional.of(new Reply(200, Map.of()));
            }
            case "GET /books" -> Optional.of(new Reply(200, books.snapshot()));
            default -> Optional.of(new Reply(404, Map.of("error", "no such route")));
        };
    }

    private Optional<Reply> refund(String body, String header) {
        Refund refund = Json.read(body, Refund.class);
        if (!refund.key().equals(header)) {
            books.anomaly(refund, "Idempotency-Key %s for key %s".formatted(header, refund.key()));
            return Optional.of(declined(400, refund.key(), "idempotency_key_differs"));
        }
        Behaviour behaviour = behaviours.forRefund(refund.key());
        Optional<Movement> asked = books.ask(refund);
        if (asked.isEmpty()) {
            return Optional.of(declined(409, refund.key(), "key_conflict"));
        }
        Movement movement = switch (behaviour.behaviour()) {
            case DOWN, ERROR_500, NOT_NOW, NO_BALANCE, TIMEOUT_BEFORE_PAYING -> asked.get();
            case DECLINE -> books.decline(refund.key(), "declined_by_simulator");
            case PENDING -> books.accept(refund.key(), behaviour);
            case OK, TIMEOUT_AFTER_PAYING, CALL_BACK_TWICE, ERROR_500_AFTER_PAYING -> books.pay(refund.key());
        };
        if (movement.ended()) {
            webhook.call(movement, behaviour.callbacks());
        }
        return switch (behaviour.behaviour()) {
            case DOWN -> Optional.empty();
            case NO_BALANCE -> Optional.of(new Reply(422, Map.of("status", "noBalance", "reason", "balance too low")));
            case NOT_NOW -> Optional.of(new Reply(429, Map.of("error", "too many")));
            case TIMEOUT_BEFORE_PAYING, TIMEOUT_AFTER_PAYING -> hold();
            case ERROR_500, ERROR_500_AFTER_PAYING -> Optional.of(FAILURE);
            case OK, DECLINE, PENDING, CALL_BACK_TWICE ->
                Optional.of(
                        movement.status() == Status.DECLINED
                                ? declined(422, movement.key(), movement.reason())
                                : new Reply(200, movement.answer()));
        };
    }

    private Optional<Reply> find(String key) {
        Behaviour behaviour = behaviours.forFind(key);
        if (behaviour.behaviour() == Kind.DOWN) {
            return Optional.empty();
        }
        if (behaviour.behaviour() == Kind.ERROR_500) {
            return Optional.of(FAILURE);
        }
        if (books.foundOftenEnough(key)) {
            settle(key, Optional.empty());
        }
        return Optional.of(books.find(key)
                .filter(known -> known.status() != Status.ASKED)
                .map(known -> new Reply(200, known.answer()))
                .orElse(new Reply(404, Map.of("error", "unknown key"))));
    }

    private Optional<Reply> hold() {
        try {
            closing.await(LONGEST_HOLD_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static Reply declined(int status, String key, String reason) {
        return new Reply(status, Map.of("status", "declined", "key", key, "reason", reason));
    }

    /** Releases every request, stops the server and closes the books. */
    @Override
    public void close() {
        closing.countDown();
        webhook.close();
        server.stop(0);
        threads.close();
        books.close();
    }

    /**
     * Runs it as a process of its own until it is killed: {@code [--port N] [--data DIR] [--stop-with-input]}. The
     * token is in {@code MAKEGOOD_GATEWAY_TOKEN}, where {@code ps} does not show it. With {@code --stop-with-input} it
     * ends with its standard input, so that it does not outlive the process that started it. Prints its address.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> given = List.of(arguments);
        int port = Integer.parseInt(option(given, "--port").orElse("0"));
        String token = System.getenv().getOrDefault("MAKEGOOD_GATEWAY_TOKEN", "local-gateway-token");
        Clock clock = ServiceLoader.load(Clock.class).findFirst().orElse(Clock.systemUTC());
        try (var simulator =
                new GatewaySimulator(port, token, clock, option(given, "--data").map(Path::of))) {
            System.out.println("Payment gateway simulator on " + simulator.uri());
            if (given.contains("--stop-with-input")) {
                System.in.transferTo(OutputStream.nullOutputStream());
            } else {
                simulator.closing.await();
            }
        } catch (BindException taken) {
            System.err.println("Port " + port + " is taken: choose another one with --port");
            System.exit(1);
        }
    }

    private static Optional<String> option(List<String> given, String name) {
        int at = given.indexOf(name);
        return at < 0 || at + 1 == given.size() ? Optional.empty() : Optional.of(given.get(at + 1));
    }
}
