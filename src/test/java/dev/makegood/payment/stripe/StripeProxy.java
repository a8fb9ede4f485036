package dev.makegood.payment.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.makegood.payment.GatewayJson;
import dev.makegood.payment.ProviderContract.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * Stands before localstripe and plays what it cannot: lost answers, requests that are carried out late, throttling,
 * refusals, pending refunds, failures after success, and idempotency keys until they are forgotten. It leaves out of a list
 * when refunds were created, which localstripe does not know. The books stay localstripe's own.
 */
final class StripeProxy implements AutoCloseable {
    private record Reply(int status, byte[] body) {}

    private final URI target;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Reply> keys = new HashMap<>();
    private final Map<String, String> statuses = new HashMap<>();
    private Fault fault;
    private CountDownLatch holding;
    private CountDownLatch late;
    private CountDownLatch carriedOut = new CountDownLatch(0);

    StripeProxy(URI target) throws IOException {
        this.target = target;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized void next(Fault one) {
        fault = one;
    }

    /** Holds the next refund back, unanswered, until {@link #carryOut}. */
    synchronized void holdNext() {
        late = new CountDownLatch(1);
        holding = late;
        carriedOut = new CountDownLatch(1);
    }

    /** Sends on the refund that was held back, and waits until localstripe has carried it out. */
    void carryOut() throws InterruptedException {
        late.countDown();
        carriedOut.await();
    }

    synchronized void forgetKeys() {
        keys.clear();
    }

    /** Shows the refunds with a number in this status from now on. */
    synchronized void set(String number, String status) {
        statuses.put(number, status);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean sends = exchange.getRequestMethod().equals("POST");
            Fault now;
            CountDownLatch held;
            synchronized (this) {
                now = sends ? fault : null;
                held = sends ? holding : null;
                fault = sends ? null : fault;
                holding = sends ? null : holding;
            }
            Reply reply;
            try {
                reply = sends ? post(exchange, body, now, held) : shown(forward(exchange, body));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
            answer(exchange, now, reply);
        }
    }

    private Reply post(HttpExchange exchange, byte[] body, Fault now, CountDownLatch held)
            throws IOException, InterruptedException {
        if (held != null) {
            held.await();
            Reply reply = forward(exchange, body);
            carriedOut.countDown();
            return reply;
        }
        synchronized (this) {
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            if (keys.containsKey(key)) {
                return shown(keys.get(key));
            }
            return switch (now) {
                case IS_SILENT, DROPS_THE_CONNECTION, FAILS -> error(500, "", "Sorry");
                case THROTTLES -> error(429, "lock_timeout", "This object cannot be accessed right now");
                case LACKS_BALANCE -> error(400, "balance_insufficient", "Insufficient funds.");
                case DECLINES -> error(400, "charge_already_refunded", "Charge has been refunded.");
                case PENDS -> {
                    statuses.put(number(body), "pending");
                    yield remembered(key, forward(exchange, body));
                }
                case PAYS_AND_FAILS -> {
                    remembered(key, forward(exchange, body));
                    yield error(500, "", "Sorry");
                }
                case PAYS_AND_IS_SILENT -> remembered(key, forward(exchange, body));
                case null -> isTooMuch(exchange, body) ? tooMuch() : remembered(key, forward(exchange, body));
            };
        }
    }

    /** Returns true if the payment of 100.00 has no more so much to refund, which localstripe does not look at. */
    private boolean isTooMuch(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        String payment = field(body, "payment_intent");
        HttpRequest list = HttpRequest.newBuilder(target.resolve("/v1/refunds?limit=100&payment_intent=" + payment))
                .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                .build();
        long refunded = Long.parseLong(field(body, "amount"));
        for (JsonNode refund : GatewayJson.object(client.send(list, HttpResponse.BodyHandlers.ofByteArray())
                        .body())
                .orElseThrow()
                .path("data")) {
            refunded += refund.path("amount").longValue();
        }
        return refunded > 10_000;
    }

    private Reply remembered(String key, Reply reply) {
        keys.put(key, reply);
        return shown(reply);
    }

    private Reply forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        target.resolve(exchange.getRequestURI().toString().replaceAll("&created[^&]*", "")))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        for (String header : new String[] {"Authorization", "Content-Type", "Stripe-Version", "Idempotency-Key"}) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Reply(answer.statusCode(), answer.body());
    }

    /** Returns the answer with the statuses that we play. */
    private synchronized Reply shown(Reply reply) {
        ObjectNode json = (ObjectNode) GatewayJson.object(reply.body).orElseThrow();
        play(json);
        json.path("data").forEach(this::play);
        return new Reply(reply.status, json.toString().getBytes(UTF_8));
    }

    private void play(JsonNode refund) {
        String status = statuses.get(refund.at("/metadata/number").asText());
        if (status != null) {
            ((ObjectNode) refund).put("status", status);
        }
    }

    private static String number(byte[] form) {
        return field(form, "metadata[number]");
    }

    private static String field(byte[] form, String name) {
        for (String field : new String(form, UTF_8).split("&")) {
            String[] pair = field.split("=", 2);
            if (URLDecoder.decode(pair[0], UTF_8).equals(name)) {
                return URLDecoder.decode(pair[1], UTF_8);
            }
        }
        return "";
    }

    private void answer(HttpExchange exchange, Fault now, Reply reply) throws IOException {
        if (now == Fault.IS_SILENT || now == Fault.PAYS_AND_IS_SILENT) {
            try {
                closing.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        } else if (now != Fault.DROPS_THE_CONNECTION) {
            exchange.sendResponseHeaders(reply.status, reply.body.length);
            exchange.getResponseBody().write(reply.body);
        }
    }

    /** Stripe names no code for this, but the parameter. */
    private static Reply tooMuch() {
        ObjectNode body =
                (ObjectNode) GatewayJson.object(error(400, "", "Refund amount is greater than unrefunded amount").body)
                        .orElseThrow();
        body.withObjectProperty("error").put("param", "amount");
        return new Reply(400, body.toString().getBytes(UTF_8));
    }

    private static Reply error(int status, String code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error =
                body.putObject("error").put("type", "invalid_request_error").put("message", message);
        if (!code.isEmpty()) {
            error.put("code", code);
        }
        return new Reply(status, body.toString().getBytes(UTF_8));
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
