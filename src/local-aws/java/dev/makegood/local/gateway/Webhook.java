package dev.makegood.local.gateway;

import dev.makegood.payment.WebhookSignature;
import dev.makegood.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Calls the merchant's side when a refund ends. A call that fails is logged and lost, as it can be in reality. */
final class Webhook implements AutoCloseable {

    /** Long enough for a function that starts cold. */
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private record Target(URI url, WebhookSignature signature) {}

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Clock clock;
    private final Executor executor;
    private final Consumer<String> calledBack;
    private volatile Target target;

    /**
     * Creates the webhook.
     *
     * @param calledBack receives the key after each call that was answered with 2xx
     */
    Webhook(Clock clock, Executor executor, Consumer<String> calledBack) {
        this.clock = clock;
        this.executor = executor;
        this.calledBack = calledBack;
    }

    void to(URI url, String key) {
        target = new Target(url, new WebhookSignature(Secret.fixed(key)));
    }

    /** Makes {@code times} concurrent calls with the same event, in the background; none without a target. */
    void call(Movement movement, int times) {
        Target called = target;
        for (int i = 0; called != null && i < times; i++) {
            executor.execute(() -> post(called, movement));
        }
    }

    private void post(Target called, Movement movement) {
        byte[] body = event(movement).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(called.url)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .header(WebhookSignature.HEADER, called.signature.sign(body, clock.instant()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 == 2) {
                calledBack.accept(movement.key());
            } else {
                System.err.printf("webhook call for %s was answered %d%n", movement.key(), status);
            }
        } catch (IOException failed) {
            System.err.printf("webhook call for %s failed: %s%n", movement.key(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String event(Movement movement) {
        boolean done = movement.status() == Movement.Status.DONE;
        String status = done ? "done" : movement.status() == Movement.Status.RETURNED ? "returned" : "declined";
        String reference = movement.reference() == null ? "none" : movement.reference();
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventId", "ev-" + movement.key() + "-" + (done ? "done" : status + "-" + movement.timesAsked()));
        event.put("key", movement.key());
        event.put("status", status);
        event.put("reference", reference);
        event.put("amountMinor", movement.amountMinor());
        event.put("currency", movement.currency());
        if (!done) {
            event.put("reason", movement.reason());
        }
        return Json.write(event);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
