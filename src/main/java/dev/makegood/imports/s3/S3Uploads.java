package dev.makegood.imports.s3;

import dev.makegood.file.s3.Bucket;
import dev.makegood.file.s3.Presigner;
import dev.makegood.imports.FileImport;
import dev.makegood.imports.UploadStore;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Stores the files of imports in an S3 bucket, in a folder whose files expire. Uses presigned URLs for its own requests too. */
public final class S3Uploads implements UploadStore {
    /** Long enough for the largest file, within the region. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final int OK = 200;
    private static final int FIRST_FAULT = 500;

    private final Bucket bucket;

    /**
     * Creates the store.
     *
     * @param bucket its URL, without a slash at the end
     * @param presigner called for every URL, since a function's credentials expire
     */
    public S3Uploads(URI bucket, Supplier<Presigner> presigner) {
        this.bucket = new Bucket(bucket, presigner);
    }

    @Override
    public Permit put(FileImport one, Instant now) {
        byte[] digest = HexFormat.of().parseHex(one.upload().sha256());
        var headers = Map.of(
                "content-length", Long.toString(one.upload().bytes()),
                "content-type", "application/octet-stream",
                "x-amz-checksum-sha256", Base64.getEncoder().encodeToString(digest));
        return new Permit(bucket.sign("PUT", name(one), headers, now), headers, Bucket.end(now));
    }

    @Override
    public Optional<byte[]> get(FileImport one, Instant now) {
        var answer = send("GET", one, HttpResponse.BodyHandlers.ofByteArray(), now);
        // S3 answers 403 for what is not there, unless one may list the bucket.
        return Optional.of(answer.body()).filter(_ -> answer.statusCode() == OK);
    }

    @Override
    public void delete(FileImport one, Instant now) {
        send("DELETE", one, HttpResponse.BodyHandlers.discarding(), now);
    }

    private <T> HttpResponse<T> send(String method, FileImport one, HttpResponse.BodyHandler<T> reading, Instant now) {
        var answer =
                bucket.send(method, name(one), Map.of(), HttpRequest.BodyPublishers.noBody(), reading, TIMEOUT, now);
        if (answer.statusCode() >= FIRST_FAULT) {
            throw new IllegalStateException("the bucket answered " + method + " with " + answer.statusCode());
        }
        return answer;
    }

    private static String name(FileImport one) {
        return "imports/" + one.id();
    }
}
