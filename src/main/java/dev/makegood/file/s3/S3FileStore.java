package dev.makegood.file.s3;

import dev.makegood.file.FileStore;
import dev.makegood.file.UploadedFile;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;

/** Stores files in an S3 bucket. Uses presigned URLs for its own requests too. */
public final class S3FileStore implements FileStore {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Bucket bucket;

    /**
     * Creates the store.
     *
     * @param bucket its URL, without a slash at the end
     * @param presigner called for every URL, since a function's credentials expire
     */
    public S3FileStore(URI bucket, Supplier<Presigner> presigner) {
        this.bucket = new Bucket(bucket, presigner);
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
        var answer = bucket.send(
                method,
                file.path(),
                headers,
                HttpRequest.BodyPublishers.noBody(),
                HttpResponse.BodyHandlers.discarding(),
                TIMEOUT,
                now);
        if (answer.statusCode() >= 500) {
            throw new IllegalStateException("the bucket answered " + answer.statusCode());
        }
        return answer;
    }

    private Permit permit(String method, UploadedFile file, Map<String, String> headers, Instant now) {
        return new Permit(bucket.sign(method, file.path(), headers, now), headers, Bucket.end(now));
    }

    private static String checksum(UploadedFile file) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(file.sha256()));
    }
}
