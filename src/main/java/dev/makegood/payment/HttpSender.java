package dev.makegood.payment;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Sends requests to a provider over HTTP, each with a deadline. Is safe for several threads. Never retries and follows
 * no redirect: the refund's row says when to ask again.
 */
public final class HttpSender {
    private final String base;
    private final int longestAnswer;
    private final Duration requestTimeout;
    private final Pace pace;
    private final HttpClient client;

    /**
     * Creates the sender.
     *
     * @param base http or https, with or without a path and a slash at its end
     * @param longestAnswer the most bytes of an answer; the outcome of a longer one is unknown
     * @param requestTimeout the time from the call to the last byte of the answer
     * @param pace of the provider's requests; all its senders share one
     */
    public HttpSender(URI base, int longestAnswer, Duration connectTimeout, Duration requestTimeout, Pace pace) {
        if (base.getHost() == null
                || base.getScheme() == null
                || !base.getScheme().matches("https?")) {
            throw new IllegalArgumentException("The gateway's address must be an http or https URL");
        }
        this.base = base.toString().replaceFirst("/+$", "");
        this.longestAnswer = longestAnswer;
        this.requestTimeout = requestTimeout;
        this.pace = pace;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
    }

    /** Returns a request to a path below the base. */
    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "application/json");
    }

    /**
     * Sends a request.
     *
     * @return what {@code reading} makes of the answer, or {@link GatewayOutcome.Unknown} without a complete answer
     */
    public GatewayOutcome send(HttpRequest request, Function<HttpResponse<byte[]>, GatewayOutcome> reading) {
        return late().orElseGet(() -> sent(request, reading));
    }

    private Optional<GatewayOutcome> late() {
        try {
            return pace.await()
                    ? Optional.empty()
                    : Optional.of(new GatewayOutcome.NotNow(
                            Optional.empty(), "more requests than the provider takes in a second"));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of(new GatewayOutcome.Unknown("interrupted before it was sent"));
        }
    }

    private GatewayOutcome sent(HttpRequest request, Function<HttpResponse<byte[]>, GatewayOutcome> reading) {
        // The client's own time-out covers only the answer's headers; a slow body could block forever.
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), longestAnswer));
        try {
            return reading.apply(answer.get(requestTimeout.toMillis(), MILLISECONDS));
        } catch (TimeoutException silent) {
            answer.cancel(true);
            return new GatewayOutcome.Unknown("no answer within " + requestTimeout);
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new GatewayOutcome.Unknown("interrupted while waiting for the answer");
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            return new GatewayOutcome.Unknown(cause.getClass().getSimpleName() + ": " + cause.getMessage());
        }
    }
}
