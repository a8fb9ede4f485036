package dev.makegood.payment.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.makegood.payment.ProviderContract.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * Stands in for Stripe's refunds, as its documentation describes them: keeps payments, refunds and idempotency keys, and
 * refuses parameters that Stripe does not know. Made by ourselves; {@code scripts/providers} asks stand-ins of others.
 */
final class FakeStripe implements AutoCloseable {
    static final String KEY = "sk_test_fake";

    /** When the first refund was created; each further one is a second later. */
    static final long FIRST_CREATED = 1_772_337_600;

    private static final Set<String> PARAMETERS = Set.of("payment_intent", "charge", "amount");
    private static final Set<String> QUERY =
            Set.of("payment_intent", "charge", "limit", "starting_after", "created[gte]", "created[lt]");

    private record Reply(int status, ObjectNode body) {}

    private record Remembered(Map<String, String> form, Reply reply) {}

    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Long> unrefunded = new HashMap<>();
    private final Map<String, String> currencies = new HashMap<>();
    private final List<ObjectNode> refunds = new ArrayList<>();
    private final Map<String, Remembered> keys = new HashMap<>();
    private final List<Map<String, String>> sent = new ArrayList<>();
    private final List<String> heads = new ArrayList<>();
    private Fault fault;
    private String error;
    private int errorStatus;
    private int pageAtMost = 100;
    private boolean listsEverything;

    FakeStripe() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized void paid(String payment, String currency, long amount) {
        unrefunded.put(payment, amount);
        currencies.put(payment, currency);
    }

    synchronized void next(Fault next) {
        fault = next;
    }

    /** Answers the next refund with an error. */
    synchronized void nextError(int status, String json) {
        errorStatus = status;
        error = json;
    }

    synchronized void pageAtMost(int refundsOfAPage) {
        pageAtMost = refundsOfAPage;
    }

    /** Lists the refunds of all payments from now on, whatever is asked for. */
    synchronized void listEverything() {
        listsEverything = true;
    }

    synchronized void forgetKeys() {
        keys.clear();
    }

    /** Returns the refunds with a number. */
    synchronized List<ObjectNode> refunds(String number) {
        return refunds.stream()
                .filter(refund -> refund.at("/metadata/number").asText().equals(number))
                .toList();
    }

    synchronized List<Map<String, String>> sent() {
        return List.copyOf(sent);
    }

    /** Returns the headers of the requests that say who asks, under which key and of which account. */
    synchronized List<String> heads() {
        return List.copyOf(heads);
    }

    /** Changes a refund that there is. */
    synchronized void set(String number, String status) {
        refunds(number).getFirst().put("status", status);
    }

    /** Adds a refund that somebody else made. */
    synchronized ObjectNode add(String payment, long amount, Map<String, String> metadata, String status) {
        ObjectNode refund = JsonNodeFactory.instance
                .objectNode()
                .put("id", "re_" + (refunds.size() + 1))
                .put("object", "refund")
                .put("amount", amount)
                .put("currency", currencies.get(payment))
                .put(payment.startsWith("pi_") ? "payment_intent" : "charge", payment)
                .put("status", status)
                .put("created", FIRST_CREATED + refunds.size());
        metadata.forEach(refund.putObject("metadata")::put);
        refunds.addFirst(refund);
        unrefunded.merge(payment, -amount, Long::sum);
        return refund;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var form = fields(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var query = fields(exchange.getRequestURI().getRawQuery());
            var headers = exchange.getRequestHeaders();
            Fault now = null;
            Reply reply;
            synchronized (this) {
                heads.add(headers.getFirst("Idempotency-Key") + " " + headers.getFirst("Stripe-Account"));
                if (!("Bearer " + KEY).equals(headers.getFirst("Authorization"))) {
                    reply = error(401, "invalid_request_error", "api_key_expired", "Expired API key");
                } else if (!StripeGateway.VERSION.equals(headers.getFirst("Stripe-Version"))
                        || !exchange.getRequestURI().getPath().equals("/v1/refunds")) {
                    reply = error(404, "invalid_request_error", "", "Unrecognized request");
                } else if (exchange.getRequestMethod().equals("GET")) {
                    reply = list(query);
                } else {
                    now = fault;
                    fault = null;
                    reply = refund(now, headers.getFirst("Idempotency-Key"), form);
                }
            }
            answer(exchange, now, reply);
        }
    }

    private void answer(HttpExchange exchange, Fault now, Reply reply) throws IOException {
        if (now == Fault.IS_SILENT || now == Fault.PAYS_AND_IS_SILENT) {
            try {
                closing.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        } else if (now != Fault.DROPS_THE_CONNECTION) {
            byte[] body = reply.body.toString().getBytes(UTF_8);
            if (reply.status == 429) {
                exchange.getResponseHeaders().set("Retry-After", "7");
            }
            exchange.sendResponseHeaders(reply.status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Reply refund(Fault now, String key, Map<String, String> form) {
        sent.add(form);
        Reply broken = error(500, "api_error", "", "Sorry");
        if (error != null) {
            String body = error;
            error = null;
            return new Reply(errorStatus, StripeFixtures.json(body));
        }
        switch (now) {
            case IS_SILENT, DROPS_THE_CONNECTION, FAILS -> {
                return broken;
            }
            case THROTTLES -> {
                return error(429, "invalid_request_error", "lock_timeout", "This object cannot be accessed right now");
            }
            case LACKS_BALANCE -> {
                return error(400, "invalid_request_error", "balance_insufficient", "Insufficient funds.");
            }
            case DECLINES -> {
                return error(400, "invalid_request_error", "charge_already_refunded", "Charge has been refunded.");
            }
            case null, default -> {}
        }
        Remembered before = keys.get(key);
        if (before != null) {
            return before.form.equals(form)
                    ? before.reply
                    : error(400, "idempotency_error", "", "Keys can only be used with the same parameters");
        }
        Reply reply = create(form, now == Fault.PENDS ? "pending" : "succeeded");
        keys.put(key, new Remembered(form, reply));
        return now == Fault.PAYS_AND_FAILS ? broken : reply;
    }

    private Reply create(Map<String, String> form, String status) {
        for (String name : form.keySet()) {
            if (!PARAMETERS.contains(name) && !name.matches("metadata\\[[a-z0-9]{1,40}]")) {
                return error(400, "invalid_request_error", "parameter_unknown", "Unknown parameter " + name);
            }
            if (name.startsWith("metadata") && form.get(name).length() > 500) {
                return error(400, "invalid_request_error", "", "Metadata values can have up to 500 characters");
            }
        }
        String payment = form.getOrDefault("payment_intent", form.get("charge"));
        if (!unrefunded.containsKey(payment)) {
            return error(404, "invalid_request_error", "resource_missing", "No such payment");
        }
        long amount = Long.parseLong(form.get("amount"));
        if (amount > unrefunded.get(payment)) {
            ObjectNode body =
                    error(400, "invalid_request_error", "", "Refund amount is greater than unrefunded amount").body;
            body.withObjectProperty("error").put("param", "amount");
            return new Reply(400, body);
        }
        var metadata = new TreeMap<String, String>();
        form.forEach((name, value) -> {
            if (name.startsWith("metadata[")) {
                metadata.put(name.substring(9, name.length() - 1), value);
            }
        });
        return new Reply(200, add(payment, amount, metadata, status));
    }

    private Reply list(Map<String, String> query) {
        String payment = query.getOrDefault("payment_intent", query.get("charge"));
        if (!QUERY.containsAll(query.keySet()) || payment != null && !unrefunded.containsKey(payment)) {
            return error(404, "invalid_request_error", "resource_missing", "No such payment");
        }
        long from = Long.parseLong(query.getOrDefault("created[gte]", "0"));
        long before = Long.parseLong(query.getOrDefault("created[lt]", "" + Long.MAX_VALUE));
        List<ObjectNode> all = refunds.stream()
                .filter(refund -> payment == null
                        || listsEverything
                        || refund.path("payment_intent").asText().equals(payment)
                        || refund.path("charge").asText().equals(payment))
                .filter(refund -> refund.path("created").asLong() >= from
                        && refund.path("created").asLong() < before)
                .toList();
        String after = query.get("starting_after");
        int first = 0;
        while (after != null && !all.get(first++).path("id").asText().equals(after)) {}
        int to = Math.min(all.size(), first + Math.min(pageAtMost, Integer.parseInt(query.get("limit"))));
        ObjectNode list =
                JsonNodeFactory.instance.objectNode().put("object", "list").put("has_more", to < all.size());
        list.putArray("data").addAll(all.subList(first, to));
        return new Reply(200, list);
    }

    private static Reply error(int status, String type, String code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error").put("type", type).put("message", message);
        if (!code.isEmpty()) {
            error.put("code", code);
        }
        return new Reply(status, body);
    }

    private static Map<String, String> fields(String encoded) {
        var fields = new TreeMap<String, String>();
        for (String field : encoded == null || encoded.isEmpty() ? new String[0] : encoded.split("&")) {
            String[] pair = field.split("=", 2);
            fields.put(URLDecoder.decode(pair[0], UTF_8), URLDecoder.decode(pair[1], UTF_8));
        }
        return fields;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
