package dev.makegood.local.lambda;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.makegood.local.http.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Serves the Lambda Runtime API (2018-06-01) for one environment, on a port of its own: passes events one at a time and
 * receives the answers. Refuses an answer to anything but the current event, so that a late one cannot be taken for the
 * next one's.
 */
public final class RuntimeApi implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";

    private record Pending(Invocation invocation, CompletableFuture<Outcome> outcome) {}

    private final String functionArn;
    private final BlockingQueue<Invocation> next = new ArrayBlockingQueue<>(1);
    private final AtomicReference<Pending> underWay = new AtomicReference<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> restored = new CompletableFuture<>();
    private final CompletableFuture<Outcome.Failed> broken = new CompletableFuture<>();
    private final LoopbackServer server;

    public RuntimeApi(String functionArn) {
        this.functionArn = functionArn;
        this.server = new LoopbackServer("Runtime API", 0, this::handle);
    }

    public int port() {
        return server.port();
    }

    /**
     * Returns a future that completes when the runtime asks for its first event, so when the function's initialization
     * is over.
     */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** Returns a future that completes when a runtime with SnapStart has prepared its snapshot; it goes on at once. */
    public CompletableFuture<Void> restored() {
        return restored;
    }

    /** Returns a future that completes, with the reason, when the environment will never answer again. */
    CompletableFuture<Outcome.Failed> broken() {
        return broken;
    }

    /**
     * Passes an event to the runtime.
     *
     * @throws IllegalStateException if one is being processed
     */
    public CompletableFuture<Outcome> hand(Invocation invocation) {
        var pending = new Pending(invocation, new CompletableFuture<>());
        if (!underWay.compareAndSet(null, pending)) {
            throw new IllegalStateException("An environment runs one call at a time");
        }
        broken.thenAccept(pending.outcome::complete);
        next.add(invocation);
        return pending.outcome;
    }

    /** Tells all waiters that the environment is gone. */
    public void fail(Outcome.Failed reason) {
        broken.complete(reason);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String call = path.startsWith(ROOT) ? path.substring(ROOT.length()) : "";
        try {
            if (call.equals("invocation/next")) {
                handOut(exchange);
            } else if (call.equals("restore/next")) {
                restored.complete(null);
                LoopbackServer.answer(exchange, 200, "{}");
            } else if (call.equals("init/error")) {
                fail(new Outcome.Failed(body(exchange)));
                LoopbackServer.answer(exchange, 202, "{\"status\":\"OK\"}");
            } else if (call.startsWith("invocation/") && call.endsWith("/response")) {
                takeIn(
                        exchange,
                        call,
                        new Outcome.Answered(exchange.getRequestBody().readAllBytes()));
            } else if (call.startsWith("invocation/") && call.endsWith("/error")) {
                takeIn(exchange, call, new Outcome.Failed(body(exchange)));
            } else {
                LoopbackServer.answer(exchange, 404, "{\"errorType\":\"UnknownPath\"}");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private void handOut(HttpExchange exchange) throws IOException, InterruptedException {
        ready.complete(null);
        Invocation invocation = next.take();
        Headers headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadlineMillis()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
        LoopbackServer.answer(exchange, 200, new String(invocation.event(), StandardCharsets.UTF_8));
    }

    private void takeIn(HttpExchange exchange, String call, Outcome outcome) throws IOException {
        String requestId = call.split("/")[1];
        Pending pending = underWay.get();
        if (pending == null || !pending.invocation.requestId().equals(requestId)) {
            LoopbackServer.answer(exchange, 400, "{\"errorType\":\"InvalidRequestID\"}");
            return;
        }
        underWay.set(null);
        LoopbackServer.answer(exchange, 202, "{\"status\":\"OK\"}");
        pending.outcome.complete(outcome);
    }

    @Override
    public void close() {
        fail(Outcome.Failed.of("Runtime.ExitError", "The environment was stopped"));
        server.close();
    }
}
