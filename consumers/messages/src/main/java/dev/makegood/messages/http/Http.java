package dev.makegood.messages.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends HTTP requests, each with a deadline. Follows no redirect, and never repeats a request by itself. */
public final class Http {
    /** The most bytes of an answer that are read. */
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final HttpClient client;
    private final Duration deadline;

    /** Holds an answer; its body is cut at the most bytes that are read. */
    public record Answer(int status, Map<String, String> headers, byte[] body) {
        public Optional<String> header(String lowerCaseName) {
            return Optional.ofNullable(headers.get(lowerCaseName));
        }

        public boolean isSuccess() {
            return status / 100 == 2;
        }
    }

    /** @param deadline from the call to the last byte of the answer */
    public Http(Duration deadline) {
        this.deadline = deadline;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(deadline)
                .build();
    }

    /**
     * Sends a request.
     *
     * @throws UncheckedIOException if there is no complete answer in time
     */
    public Answer send(String method, URI to, Map<String, String> headers, byte[] body) {
        var request = HttpRequest.newBuilder(to)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        CompletableFuture<Answer> answer = client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream())
                .thenApplyAsync(Http::read);
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new UncheckedIOException(new IOException("no answer in time", late));
        } catch (ExecutionException fault) {
            throw new UncheckedIOException(new IOException("no answer", fault.getCause()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", stopped));
        }
    }

    private static Answer read(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            var headers = new java.util.TreeMap<String, String>();
            response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            return new Answer(response.statusCode(), headers, body.readNBytes(LONGEST_ANSWER));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
