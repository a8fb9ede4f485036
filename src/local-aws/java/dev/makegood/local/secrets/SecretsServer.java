package dev.makegood.local.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.makegood.local.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Serves the part of Secrets Manager that functions need: {@code GetSecretValue} of the versions labelled AWSCURRENT
 * and AWSPREVIOUS, in AWS's JSON protocol. Signatures and rights are not checked.
 */
public final class SecretsServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Deque<Version>> secrets = new ConcurrentHashMap<>();
    private final Clock clock;
    private final LoopbackServer server;

    private record Version(String value, Instant createdAt) {}

    /** Starts with one version of each secret, by name. */
    public SecretsServer(int port, Map<String, String> values, Clock clock) {
        this.clock = clock;
        values.forEach((name, value) -> secrets.put(name, new ArrayDeque<>(java.util.List.of(version(value)))));
        server = new LoopbackServer("Secrets Manager", port, this::handle);
    }

    private Version version(String value) {
        return new Version(value, clock.instant());
    }

    public URI uri() {
        return server.uri();
    }

    /**
     * Gives a secret a new current version; the old one becomes the previous version.
     *
     * @throws NoSuchElementException if there is no such secret
     */
    public void rotate(String name, String value) {
        secrets.compute(name, (_, versions) -> {
            if (versions == null) {
                throw new NoSuchElementException("There is no secret " + name);
            }
            var rotated = new ArrayDeque<Version>();
            rotated.add(version(value));
            rotated.add(versions.getFirst());
            return rotated;
        });
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode asked = JSON.readTree(exchange.getRequestBody());
        String name = asked.path("SecretId").asText();
        String label = asked.path("VersionStage").asText("AWSCURRENT");
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        if (!"secretsmanager.GetSecretValue".equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))) {
            refuse(exchange, "InvalidRequestException", "Only GetSecretValue is served locally");
            return;
        }
        Deque<Version> versions = secrets.getOrDefault(name, new ArrayDeque<>());
        Version found = label.equals("AWSCURRENT")
                ? versions.peekFirst()
                : versions.stream().skip(1).findFirst().orElse(null);
        if (found == null) {
            refuse(exchange, "ResourceNotFoundException", "Secrets Manager can't find the specified secret value");
            return;
        }
        ObjectNode answer = JSON.createObjectNode();
        answer.put("Name", name)
                .put("SecretString", found.value())
                .put("CreatedDate", found.createdAt().toEpochMilli() / 1000.0);
        answer.putArray("VersionStages").add(label);
        LoopbackServer.answer(exchange, 200, answer.toString());
    }

    private static void refuse(HttpExchange exchange, String type, String message) throws IOException {
        LoopbackServer.answer(
                exchange,
                400,
                JSON.createObjectNode()
                        .put("__type", type)
                        .put("Message", message)
                        .toString());
    }

    @Override
    public void close() {
        server.close();
    }
}
