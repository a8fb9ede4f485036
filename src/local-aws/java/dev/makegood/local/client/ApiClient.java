package dev.makegood.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.makegood.local.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls the local platform's HTTP API as one of its callers. Is safe for several threads. */
public final class ApiClient {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The time-out: longer than the slowest cold start on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The time after which to renew a token; tokens are valid for longer by the platform's clock, which may jump. */
    private static final Duration TOKEN_AGE = Duration.ofHours(11);

    /**
     * The most faults in a row of one request; a function that starts too slowly is one, and a busy machine has some.
     */
    private static final int MOST_FAULTS = 30;

    /**
     * The most delays in a row of one request, when no environment was free or one was too slow; a busy machine has
     * many.
     */
    private static final int MOST_DELAYS = 60;

    private static final int UNAVAILABLE = 503;
    private static final int TIMED_OUT = 504;

    private final AtomicInteger faults = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Platform platform;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    private record Token(String text, Instant mintedAt) {}

    public ApiClient(Platform platform) {
        this.platform = platform;
    }

    /** Holds an answer; the body is missing if there is none. */
    public record Answer(int status, JsonNode body) {
        private boolean isDelay() {
            return status == UNAVAILABLE || status == TIMED_OUT;
        }

        /**
         * Returns the body.
         *
         * @throws IllegalStateException if the status is not 2xx
         */
        public JsonNode expectSuccess() {
            if (status / 100 != 2) {
                throw new IllegalStateException(status + " " + body);
            }
            return body;
        }
    }

    public Answer put(String role, String id, String path, Object body) {
        return send(role, id, "PUT", path, body);
    }

    public Answer post(String role, String id, String path, Object body) {
        return send(role, id, "POST", path, body);
    }

    /** Sends a POST with a body in YAML. */
    public Answer postYaml(String role, String id, String path, String yaml) {
        return send(role, id, "POST", path, new Plain("application/yaml", yaml));
    }

    /** Sends a POST with a CSV file. */
    public Answer postCsv(String role, String id, String path, String csv) {
        return send(role, id, "POST", path, new Plain("text/csv", csv));
    }

    private record Plain(String type, String text) {}

    public Answer get(String role, String id, String path) {
        return send(role, id, "GET", path, null);
    }

    /** Returns how often a request got a fault, 5xx or no answer in time, and was repeated. */
    public int faults() {
        return faults.get();
    }

    /** Sends a request, and repeats it after a fault or after the platform restarts, as callers must. */
    private Answer send(String role, String id, String method, String path, Object body) {
        int fault = 0;
        int delay = 0;
        while (true) {
            URI base = platform.baseUri();
            try {
                Answer answer = send(base, role, id, method, path, body);
                boolean givenUp = answer.isDelay() ? ++delay == MOST_DELAYS : ++fault == MOST_FAULTS;
                if (answer.status() < 500 || givenUp) {
                    return answer;
                }
                faults.incrementAndGet();
            } catch (IOException lost) {
                // The platform may close a connection just when it is used again.
                boolean again = platform.cameBack(base)
                        || (lost instanceof HttpTimeoutException ? ++delay < MOST_DELAYS : ++fault < MOST_FAULTS);
                if (!again) {
                    throw new UncheckedIOException(method + " " + path, lost);
                }
            }
        }
    }

    private Answer send(URI base, String role, String id, String method, String path, Object body) throws IOException {
        try {
            var request = HttpRequest.newBuilder(base.resolve(path))
                    .timeout(PATIENCE)
                    .header("authorization", "Bearer " + token(base, role, id))
                    .header("content-type", body instanceof Plain plain ? plain.type() : "application/json")
                    .method(method, publisher(body))
                    .build();
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode node = response.body().length == 0 ? MissingNode.getInstance() : MAPPER.readTree(response.body());
            return new Answer(response.statusCode(), node);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private static HttpRequest.BodyPublisher publisher(Object body) throws IOException {
        return switch (body) {
            case null -> HttpRequest.BodyPublishers.noBody();
            case Plain plain -> HttpRequest.BodyPublishers.ofString(plain.text());
            default -> HttpRequest.BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(body));
        };
    }

    private String token(URI issuedFor, String role, String id) {
        Instant now = platform.clock().now();
        return tokens.compute(issuedFor + " " + role + " " + id, (name, known) -> {
                    boolean fresh = known != null
                            && !now.isBefore(known.mintedAt())
                            && now.isBefore(known.mintedAt().plus(TOKEN_AGE));
                    return fresh ? known : new Token(platform.token(role, id), now);
                })
                .text();
    }
}
