package dev.makegood.order.archive.s3;

import dev.makegood.file.s3.Bucket;
import dev.makegood.file.s3.Presigner;
import dev.makegood.input.Sha256;
import dev.makegood.order.archive.ArchiveStore;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;

/** Keeps archived orders in an S3 bucket, which only functions read. */
public final class S3Archive implements ArchiveStore {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int PART = 206;

    private final Bucket bucket;
    private final Clock clock;

    /**
     * Creates the store.
     *
     * @param bucket its URL, without a slash at the end
     * @param presigner called for every request, since a function's credentials expire
     */
    public S3Archive(URI bucket, Supplier<Presigner> presigner, Clock clock) {
        this.bucket = new Bucket(bucket, presigner);
        this.clock = clock;
    }

    @Override
    public void put(String name, byte[] bytes) {
        var headers = Map.of(
                "content-type",
                "application/x-ndjson",
                "x-amz-checksum-sha256",
                Base64.getEncoder().encodeToString(Sha256.of(bytes)));
        send("PUT", name, headers, HttpRequest.BodyPublishers.ofByteArray(bytes), OK);
    }

    @Override
    public byte[] get(String name) {
        return send("GET", name, Map.of(), HttpRequest.BodyPublishers.noBody(), OK);
    }

    @Override
    public byte[] get(String name, long offset, int length) {
        String range = "bytes=" + offset + "-" + (offset + length - 1);
        return send("GET", name, Map.of("range", range), HttpRequest.BodyPublishers.noBody(), PART);
    }

    private byte[] send(
            String method, String name, Map<String, String> headers, HttpRequest.BodyPublisher body, int expected) {
        var answer = bucket.send(
                method, name, headers, body, HttpResponse.BodyHandlers.ofByteArray(), TIMEOUT, clock.instant());
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(
                    "the archive's bucket answered " + method + " " + name + " with " + answer.statusCode());
        }
        return answer.body();
    }
}
