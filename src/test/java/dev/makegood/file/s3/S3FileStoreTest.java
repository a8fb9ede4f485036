package dev.makegood.file.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.erasure.Erasure;
import dev.makegood.file.FileStore;
import dev.makegood.file.UploadedFile;
import dev.makegood.local.files.FileDisk;
import dev.makegood.local.http.Cors;
import dev.makegood.order.LineRef;
import dev.makegood.shop.MovableClock;
import dev.makegood.shop.Shop;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies that a permit allows only its own bytes, until it expires. */
class S3FileStoreTest {
    private static final byte[] BYTES = "they do not ship".getBytes(UTF_8);
    private static final UploadedFile FILE = new UploadedFile(
            new LineRef("..:O1", "1"),
            "buyer",
            "0fe4306b0d5f8e9a4f5a2b0c0b0d0d9d0d5b0c5e8d3e6a6a3b1b9a7c5d3e1f00",
            BYTES.length,
            "text/plain",
            Shop.START,
            Optional.of("b_1"));

    private final MovableClock clock = new MovableClock(Shop.START);
    private final Presigner presigner = new Presigner("us-east-1", "local", "secret", Optional.of("session"));
    private FileDisk disk;
    private FileStore store;
    private UploadedFile file;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        disk = new FileDisk(directory, _ -> presigner, Cors.NONE, 0, clock);
        store = new S3FileStore(disk.uri(), () -> presigner);
        String sha256 = java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(BYTES));
        file = new UploadedFile(
                FILE.line(), FILE.owner(), sha256, FILE.bytes(), FILE.mediaType(), FILE.at(), FILE.buyer());
    }

    @AfterEach
    void close() {
        disk.close();
    }

    private static HttpResponse<byte[]> send(String method, URI url, Map<String, String> headers, byte[] body)
            throws Exception {
        var request = HttpRequest.newBuilder(url).method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach((name, value) -> {
            if (!name.equals("content-length")) { // which the client sets itself
                request.header(name, value);
            }
        });
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private int put(byte[] body, String... changedHeader) throws Exception {
        var permit = store.put(file, clock.instant());
        var headers = new java.util.HashMap<>(permit.headers());
        if (changedHeader.length > 0) {
            headers.put(changedHeader[0], changedHeader[1]);
        }
        return send("PUT", permit.url(), headers, body).statusCode();
    }

    /** Otherwise a file that is sent after its buyer's erasure would stay. */
    @Test
    void anUploadEndsBeforeTheFilesOfAnErasedBuyerAreDeleted() {
        assertTrue(Erasure.SETTLING.compareTo(Bucket.VALIDITY.multipliedBy(3)) > 0);
    }

    @Test
    void itIsThereOnceItsBytesAre() throws Exception {
        assertFalse(store.has(file, clock.instant()));
        assertEquals(200, put(BYTES));
        assertTrue(store.has(file, clock.instant()));
        var fetched = store.get(file, clock.instant());
        assertArrayEquals(
                BYTES, send("GET", fetched.url(), Map.of(), new byte[0]).body());
        store.delete(file, clock.instant());
        store.delete(file, clock.instant());
        assertFalse(store.has(file, clock.instant()));
    }

    @Test
    void otherBytesSizesTypesAndDigestsAreRefused() throws Exception {
        byte[] other = BYTES.clone();
        other[0]++;
        assertEquals(400, put(other));
        assertEquals(403, put("longer than they said".getBytes(UTF_8)));
        assertEquals(403, put(BYTES, "content-type", "image/png"));
        assertEquals(403, put(other, "x-amz-checksum-sha256", "o" + "A".repeat(42) + "="));
        assertFalse(store.has(file, clock.instant()));
    }

    @Test
    void aPermitEndsAndIsForOneThingOnly() throws Exception {
        var permit = store.put(file, clock.instant());
        assertEquals(Shop.START.plus(Duration.ofMinutes(10)), permit.expiresAt());
        URI forged = URI.create(permit.url().toString().replace("X-Amz-Expires=600", "X-Amz-Expires=6000"));
        assertEquals(403, send("PUT", forged, permit.headers(), BYTES).statusCode());
        assertEquals(
                403, send("GET", permit.url(), permit.headers(), new byte[0]).statusCode());
        assertEquals(
                403,
                send("PUT", URI.create(disk.uri() + "/x"), permit.headers(), BYTES)
                        .statusCode());
        clock.advance(Duration.ofMinutes(10).minusMillis(1));
        assertEquals(200, send("PUT", permit.url(), permit.headers(), BYTES).statusCode());
        clock.advance(Duration.ofMillis(1));
        assertEquals(403, send("PUT", permit.url(), permit.headers(), BYTES).statusCode());
    }
}
