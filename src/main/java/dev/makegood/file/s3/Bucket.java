package dev.makegood.file.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Supplier;

/** Sends requests to an S3 bucket under presigned URLs. Is safe for several threads. */
public final class Bucket {
    /** How long a URL is valid: long enough to send the largest file over a slow line. */
    static final Duration VALIDITY = Duration.ofMinutes(10);

    private final String bucket;
    private final Supplier<Presigner> presigner;

    /** Created when it is first needed, since hardly any call needs a bucket. */
    private static final class Client {
        static final HttpClient HTTP =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    }

    /**
     * Creates the bucket.
     *
     * @param bucket its URL, without a slash at the end
     * @param presigner called for every URL, since a function's credentials expire
     */
    public Bucket(URI bucket, Supplier<Presigner> presigner) {
        this.bucket = bucket.toString();
        this.presigner = presigner;
    }

    /** Returns a URL for one operation, valid from the whole second of {@code at}. */
    public URI sign(String method, String path, Map<String, String> headers, Instant at) {
        return presigner
                .get()
                .sign(method, URI.create(bucket + "/" + path), headers, at.truncatedTo(ChronoUnit.SECONDS), VALIDITY);
    }

    /** Returns the first instant at which a URL that was signed at {@code at} is refused. */
    public static Instant end(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).plus(VALIDITY);
    }

    /**
     * Sends one request.
     *
     * @param headers in lower case; they are signed
     * @throws UncheckedIOException if there is no complete answer in time
     */
    public <T> HttpResponse<T> send(
            String method,
            String path,
            Map<String, String> headers,
            HttpRequest.BodyPublisher body,
            HttpResponse.BodyHandler<T> reading,
            Duration timeout,
            Instant at) {
        var request = HttpRequest.newBuilder(sign(method, path, headers, at))
                .timeout(timeout)
                .method(method, body);
        headers.forEach(request::header);
        try {
            return Client.HTTP.send(request.build(), reading);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the bucket", stopped);
        }
    }
}
