package dev.makegood.order.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.makegood.file.s3.Presigner;
import dev.makegood.local.files.FileDisk;
import dev.makegood.local.http.Cors;
import dev.makegood.order.archive.s3.S3Archive;
import dev.makegood.shop.MovableClock;
import dev.makegood.shop.Shop;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies signed requests against the local bucket. */
class S3ArchiveTest {
    private static final String NAME = "2026-03-02/0a0b0c0d.jsonl";
    private static final byte[] BYTES = "{\"orderId\":\"o-1\"}\n{\"orderId\":\"订单\"}\n".getBytes(UTF_8);

    private final MovableClock clock = new MovableClock(Shop.START);
    private FileDisk disk;
    private ArchiveStore archive;

    @BeforeEach
    void open(@TempDir Path directory) {
        var presigner = new Presigner("us-east-1", "local", "secret", Optional.of("session"));
        disk = new FileDisk(directory, _ -> presigner, Cors.NONE, 0, clock);
        archive = new S3Archive(URI.create(disk.uri() + "/archive"), () -> presigner, clock);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    @Test
    void anObjectIsReadWholeOrInPart() {
        archive.put(NAME, BYTES);
        archive.put(NAME, BYTES);
        assertArrayEquals(BYTES, archive.get(NAME));
        assertEquals("{\"orderId\":\"订单\"}", new String(archive.get(NAME, 18, 20), UTF_8));
    }

    @Test
    void whatIsNotThereIsAnError() {
        var missing = assertThrows(IllegalStateException.class, () -> archive.get(NAME));
        assertEquals("the archive's bucket answered GET " + NAME + " with 404", missing.getMessage());
        assertThrows(IllegalStateException.class, () -> archive.get(NAME, 0, 7));
    }
}
