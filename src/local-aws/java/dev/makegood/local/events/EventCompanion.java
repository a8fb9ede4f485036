package dev.makegood.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.makegood.local.Companion;
import dev.makegood.local.http.LoopbackServer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Serves the part of EventBridge that functions need, {@code PutEvents}, in AWS's JSON protocol, and hands each event
 * over. Signatures and rights are not checked.
 */
public final class EventCompanion implements Companion {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How many events are kept, the newest. */
    private static final int KEPT = 1_000;

    private final Deque<BusEvent> recent = new ArrayDeque<>();
    private final Consumer<BusEvent> receiver;
    private final LoopbackServer server;

    /** Holds one event on the bus. */
    public record BusEvent(String source, String detailType, JsonNode detail) {}

    private EventCompanion(Consumer<BusEvent> receiver) {
        this.receiver = receiver;
        this.server = new LoopbackServer("EventBridge", 0, this::handle);
    }

    /** Returns the factory with which the platform starts it. */
    public static Companion.Factory factory() {
        return factory(_ -> {});
    }

    /** Returns the factory of one that also hands each event over. */
    public static Companion.Factory factory(Consumer<BusEvent> receiver) {
        return _ -> new EventCompanion(receiver);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("MAKEGOOD_EVENT_BUS", "makegood-notices");
    }

    @Override
    public Map<String, String> endpoints() {
        return Map.of("AWS_ENDPOINT_URL_EVENTBRIDGE", server.uri().toString());
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode asked = JSON.readTree(exchange.getRequestBody());
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        if (!"AWSEvents.PutEvents".equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))) {
            LoopbackServer.answer(exchange, 400, "{\"__type\":\"UnknownOperationException\"}");
            return;
        }
        ObjectNode answer = JSON.createObjectNode().put("FailedEntryCount", 0);
        var entries = answer.putArray("Entries");
        for (JsonNode entry : asked.path("Entries")) {
            receive(new BusEvent(
                    entry.path("Source").asText(),
                    entry.path("DetailType").asText(),
                    JSON.readTree(entry.path("Detail").asText())));
            entries.addObject().put("EventId", UUID.randomUUID().toString());
        }
        LoopbackServer.answer(exchange, 200, answer.toString());
    }

    private synchronized void receive(BusEvent event) {
        if (recent.size() == KEPT) {
            recent.removeFirst();
        }
        recent.addLast(event);
        receiver.accept(event);
    }

    /** Returns the newest events on the bus, oldest first; at most a thousand. */
    public synchronized List<BusEvent> recent() {
        return List.copyOf(recent);
    }

    @Override
    public void close() {
        server.close();
    }
}
