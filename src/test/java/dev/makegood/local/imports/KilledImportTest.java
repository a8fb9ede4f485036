package dev.makegood.local.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makegood.local.client.ApiClient;
import dev.makegood.local.client.Upload;
import dev.makegood.local.process.Lives;
import dev.makegood.local.process.RestartedPlatform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies that an uploaded file is imported whole although everything is killed in the middle. */
@Tag("long")
class KilledImportTest {
    private static final int ORDERS = 600;
    private static final int KILLS = 3;
    private static final long SEED = Long.getLong("makegood.crash.seed", 5);
    private static final String HEADER =
            "orderId,buyerId,currency,paidAt,lineId,merchantId,sku,quantity,paid,promisedShipAt\n";

    @TempDir
    Path data;

    /** Returns a file of which each hundredth line is broken. */
    private static String file() {
        return IntStream.rangeClosed(1, ORDERS)
                .mapToObj(number -> "o-%d,buyer-%d,CNY,2026-03-02T03:00:00Z,1,m-7,tea,%s,20.00,2026-04-02T04:00:00Z%n"
                        .formatted(number, number % 9, number % 100 == 0 ? "none" : "2"))
                .collect(Collectors.joining("", HEADER, ""));
    }

    @Test
    void killsLoseNoLineAndNameEachErrorOnce() throws Exception {
        byte[] file = file().getBytes(StandardCharsets.UTF_8);
        try (var lives = new Lives(data)) {
            var platform = new RestartedPlatform(lives);
            platform.clock().freeze();
            platform.clock().set(Instant.parse("2026-03-02T04:00:00Z"));
            lives.start();
            var api = new ApiClient(platform);
            JsonNode announced = api.post(
                            "platform",
                            null,
                            "/imports",
                            Map.of("map", "orders", "sha256", Upload.sha256(file), "bytes", file.length))
                    .expectSuccess();
            assertEquals(200, Upload.send(announced, file));
            String path = "/imports/" + announced.path("importId").asText();
            // It is sent again after each kill, as the schedule comes again.
            var worker = CompletableFuture.runAsync(() -> platform.runSchedule("ImportFiles"));
            var random = new Random(SEED);
            for (int kill = 1; kill <= KILLS; kill++) {
                int reached = kill * ORDERS / (KILLS + 1);
                while (!worker.isDone() && seen(api, path).path("done").asInt() < reached) {
                    lives.letRun(Duration.ofMillis(20));
                }
                assertEquals("running", seen(api, path).path("state").asText(), "too late to kill it");
                lives.letRun(Duration.ofMillis(random.nextInt(200)));
                lives.kill();
                lives.start();
            }
            worker.get();
            platform.runSchedule("ImportFiles");
            assertImported(api, path);
        }
    }

    private static JsonNode seen(ApiClient api, String path) {
        return api.get("platform", null, path).expectSuccess();
    }

    private static void assertImported(ApiClient api, String path) {
        JsonNode seen = seen(api, path);
        assertEquals("done", seen.path("state").asText(), seen::toString);
        assertEquals(ORDERS, seen.path("done").asInt(), seen::toString);
        List<Integer> lines = api.get("platform", null, path + "/errors?limit=100")
                .expectSuccess()
                .path("items")
                .valueStream()
                .map(error -> error.path("line").asInt())
                .toList();
        assertEquals(
                IntStream.rangeClosed(1, ORDERS / 100)
                        .mapToObj(hundred -> 100 * hundred + 1)
                        .toList(),
                lines);
        for (int number = 1; number <= ORDERS; number += 7) {
            if (number % 100 != 0) {
                api.get("platform", null, "/orders/o-" + number).expectSuccess();
            }
        }
    }
}
