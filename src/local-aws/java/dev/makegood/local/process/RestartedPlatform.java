package dev.makegood.local.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.makegood.local.Platform;
import dev.makegood.local.clock.PlatformClock;
import dev.makegood.local.gateway.Behaviour;
import dev.makegood.local.gateway.Movement;
import dev.makegood.local.lambda.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Is a platform that is killed and restarted on the same data directory, at another address each time. A request that
 * gets no answer because of that is repeated as soon as it is up.
 */
public final class RestartedPlatform implements Platform {
    /** Schedules may take a minute, and are tried three times. */
    private static final Duration PATIENCE = Duration.ofSeconds(200);

    /** Limits the repeats of a request without an answer: on a busy machine streams take long to be quiet. */
    private static final int MOST_DELAYS = 5;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Lives lives;
    private final PlatformClock clock;

    /** Creates the platform. Its clock is in the data directory, so it can be set before the first life. */
    public RestartedPlatform(Lives lives) {
        this.lives = lives;
        clock = new PlatformClock(lives.data().resolve("clock"));
    }

    @Override
    public boolean cameBack(URI lost) {
        return !lives.addresses().api().equals(lost);
    }

    @Override
    public URI baseUri() {
        URI api = lives.addresses().api();
        lives.request();
        return api;
    }

    @Override
    public PlatformClock clock() {
        return clock;
    }

    @Override
    public String token(String role, String id) {
        String who = "/token?role=" + role + (id == null ? "" : "&id=" + URLEncoder.encode(id, StandardCharsets.UTF_8));
        return new String(ask(Addresses::admin, "GET", who, "").body(), StandardCharsets.UTF_8).strip();
    }

    @Override
    public Outcome runSchedule(String logicalId) {
        return outcome(ask(Addresses::admin, "POST", "/run/" + logicalId, ""));
    }

    @Override
    public Outcome invoke(String logicalId, String event) {
        return outcome(ask(Addresses::admin, "POST", "/invoke/" + logicalId, event));
    }

    private static Outcome outcome(HttpResponse<byte[]> response) {
        return switch (response.statusCode()) {
            case 200 -> new Outcome.Answered(response.body());
            case 413 -> new Outcome.TooLarge();
            case 503 -> new Outcome.Throttled();
            case 504 -> new Outcome.TimedOut(PATIENCE);
            default -> new Outcome.Failed(new String(response.body(), StandardCharsets.UTF_8));
        };
    }

    @Override
    public String send(String message) {
        lives.request();
        return new String(ask(Addresses::admin, "POST", "/messages", message).body(), StandardCharsets.UTF_8).strip();
    }

    @Override
    public void awaitQuietStreams() {
        ask(Addresses::admin, "POST", "/quiet", "");
    }

    @Override
    public List<Movement> movements() {
        return List.of(MAPPER.convertValue(books().path("movements"), Movement[].class));
    }

    /** Returns the gateway's anomalies, which a correct client never causes, in words. */
    public List<String> anomalies() {
        return List.of(MAPPER.convertValue(books().path("anomalies"), String[].class));
    }

    private JsonNode books() {
        try {
            return MAPPER.readTree(ask(Addresses::gateway, "GET", "/books", "").body());
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /** Tells the gateway how to behave from now on, in this life. */
    public void behave(Behaviour behaviour) {
        ask(
                Addresses::gateway,
                "POST",
                "/behaviour",
                MAPPER.valueToTree(behaviour).toString());
    }

    /** Makes the gateway pay a pending refund. */
    public void settle(String key) {
        ask(Addresses::gateway, "POST", "/settle/" + URLEncoder.encode(key, StandardCharsets.UTF_8), "");
    }

    /** Makes a payment come back, or reports again that it did. */
    public void comeBack(String key) {
        ask(Addresses::gateway, "POST", "/return/" + URLEncoder.encode(key, StandardCharsets.UTF_8), "");
    }

    private HttpResponse<byte[]> ask(Function<Addresses, URI> server, String method, String path, String body) {
        for (int delay = 0; ; ) {
            Addresses asked = lives.addresses();
            var request = HttpRequest.newBuilder(URI.create(server.apply(asked) + path))
                    .timeout(PATIENCE)
                    .method(method, BodyPublishers.ofString(body))
                    .build();
            try {
                return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            } catch (IOException lost) {
                // It may also close a connection just when it is used again.
                if (!cameBack(asked.api()) && ++delay == MOST_DELAYS) {
                    throw new UncheckedIOException(request.uri() + " gave no answer", lost);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", stopped);
            }
        }
    }
}
