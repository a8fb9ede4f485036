package dev.makegood.local.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import dev.makegood.local.clock.PlatformClock;
import dev.makegood.local.http.LoopbackServer;
import dev.makegood.local.template.FunctionSpec;
import dev.makegood.local.template.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies a packaged function that hangs because its database does not answer. */
@Tag("platform")
class TimeOutTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final byte[] EVENT = "{\"type\":\"issue-coupons\",\"version\":1}".getBytes(StandardCharsets.UTF_8);

    private final CountDownLatch healed = new CountDownLatch(1);

    @TempDir
    Path directory;

    @Test
    void isKilledAndAnsweredAsTimedOutAndTheNextCallHasANewEnvironment() throws Exception {
        try (var database = new LoopbackServer("database", 0, this::answer);
                var pool = new EnvironmentPool(1, 1, launcher(database).starter(List.of()))) {
            FunctionSpec packaged = packaged();
            assertEquals(new Outcome.TimedOut(LIMIT), pool.call(limited(packaged), EVENT));
            assertEquals(0, pool.size());
            awaitNoEnvironment();

            healed.countDown();
            Outcome next = pool.call(packaged, EVENT);
            assertTrue(assertInstanceOf(Outcome.Answered.class, next).text().contains("\"issued\":0"), next::toString);
            assertEquals(1, pool.size());
            assertEquals(1, environments().size());
        }
        awaitNoEnvironment();
    }

    /** Answers an empty page, once it is healed. */
    private void answer(HttpExchange exchange) throws IOException {
        try {
            healed.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        exchange.getRequestBody().readAllBytes();
        LoopbackServer.answer(exchange, 200, "{\"Items\":[],\"Count\":0,\"ScannedCount\":0}");
    }

    private Launcher launcher(LoopbackServer database) {
        Path target = Path.of("target");
        Code code =
                Code.unpack(target.resolve("function.zip"), target.resolve("runtime-client"), target.resolve("local"));
        Path clock = new PlatformClock(directory.resolve("clock")).path();
        return new Launcher(
                code,
                clock,
                directory,
                new CpuShare(1),
                Map.of("AWS_ENDPOINT_URL_DYNAMODB", database.uri().toString()));
    }

    private static FunctionSpec packaged() {
        return Template.read(Path.of("template.yaml")).functions().stream()
                .filter(function -> function.logicalId().equals("IssueCoupons"))
                .findFirst()
                .orElseThrow();
    }

    private static FunctionSpec limited(FunctionSpec function) {
        return new FunctionSpec(
                function.logicalId(),
                function.handler(),
                LIMIT,
                function.memoryMegabytes(),
                function.environment(),
                function.asyncRetries(),
                function.triggers());
    }

    /** Returns the processes of this test; each names the clock file on its command line. */
    private List<ProcessHandle> environments() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(directory.toString()))
                .toList();
    }

    private void awaitNoEnvironment() throws Exception {
        for (ProcessHandle one : environments()) {
            one.onExit().get(10, TimeUnit.SECONDS);
        }
    }
}
