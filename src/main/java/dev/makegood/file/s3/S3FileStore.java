package dev.makegood.file.s3;

import dev.makegood.file.FileStore;
import dev.makegood.file.UploadedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;

/** Stores files in an S3 bucket. Uses presigned URLs for its own requests too. */
public final class S3FileStore implements FileStore {
    /** The time-out: long enough to send the largest file over a slow line. */
    static final Duration VALIDITY = Duration.ofMinutes(10);

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final String bucket;
    private final Supplier<Presigner> presigner;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /**
     * Creates the store.
     *
     * @param bucket its URL, without a slash at the end
     * @param presigner called for every URL, since a function's credentials expire
     */
    public S3FileStore(URI bucket, Supplier<Presigner> presigner) {
        this.bucket = bucket.toString();
        this.presigner = presigner;
    }

    @Override
    public Permit put(UploadedFile file, Instant now) {
        return permit(
                "PUT",
                file,
                Map.of(
                        "content-length", Long.toString(file.bytes()),
                        "content-type", file.mediaType(),
                        "x-amz-checksum-sha256", checksum(file)),
                now);
    }

    @Override
    public Permit get(UploadedFile file, Instant now) {
        return permit("GET", file, Map.of(), now);
    }

    @Override
    public boolean has(UploadedFile file, Instant now) {
        var answer = send("HEAD", file, Map.of("x-amz-checksum-mode", "ENABLED"), now);
        return answer.statusCode() == 200
                && answer.headers()
                        .firstValue("x-amz-checksum-sha256")
                        .filter(checksum(file)::equals)
                        .isPresent()
                && answer.headers().firstValueAsLong("content-length").orElse(-1) == file.bytes();
    }

    @Override
    public void delete(UploadedFile file, Instant now) {
        int status = send("DELETE", file, Map.of(), now).statusCode();
        if (status != 204) {
            throw new IllegalStateException("the bucket answered a deletion with " + status);
        }
    }

    private HttpResponse<Void> send(String method, UploadedFile file, Map<String, String> headers, Instant now) {
        Permit permit = permit(method, file, headers, now);
        var request = HttpRequest.newBuilder(permit.url())
                .timeout(TIMEOUT)
                .method(method, HttpRequest.BodyPublishers.noBody());
        headers.forEach(request::header);
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() >= 500) {
                throw new IllegalStateException("the bucket answered " + answer.statusCode());
            }
            return answer;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the bucket", stopped);
        }
    }

    private Permit permit(String method, UploadedFile file, Map<String, String> headers, Instant instant) {
        // The signature has whole seconds.
        Instant now = instant.truncatedTo(ChronoUnit.SECONDS);
        URI address = URI.create(bucket + "/" + file.path());
        URI url = presigner.get().sign(method, address, headers, now, VALIDITY);
        return new Permit(url, headers, now.plus(VALIDITY));
    }

    private static String checksum(UploadedFile file) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(file.sha256()));
    }
}
