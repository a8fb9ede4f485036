package dev.makegood.local.crash;

import dev.makegood.local.client.ApiClient;
import dev.makegood.local.gateway.Behaviour;
import dev.makegood.local.gateway.Behaviour.Kind;
import dev.makegood.local.gateway.Movement;
import dev.makegood.local.process.RestartedPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What goes on beside the callers: time runs twenty times as fast, the gateway has its whims, an operator helps out. */
final class Weather implements AutoCloseable {
    private static final Duration STEP = Duration.ofSeconds(5);

    private final RestartedPlatform platform;
    private final Random random;
    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().factory());
    private int asked;

    Weather(RestartedPlatform platform, long seed) {
        this.platform = platform;
        this.random = new Random(seed);
        threads.scheduleAtFixedRate(() -> platform.clock().advance(STEP), 250, 250, TimeUnit.MILLISECONDS);
        threads.scheduleWithFixedDelay(this::change, 500, 500, TimeUnit.MILLISECONDS);
    }

    /** The gateway pays one that it kept waiting and, if it used up the last whim, takes to another one. */
    private void change() {
        List<Movement> movements = platform.movements();
        movements.stream().filter(Weather::pending).findAny().ifPresent(waiting -> platform.settle(waiting.key()));
        int now = movements.stream().mapToInt(Movement::timesAsked).sum();
        if (now > asked) {
            asked = now;
            platform.behave(whim());
        }
    }

    private Behaviour whim() {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        Behaviour whim = Behaviour.of(kind).forNext(1 + random.nextInt(2));
        if (kind != Kind.PENDING) {
            return whim;
        }
        whim = whim.callingBack(random.nextInt(3));
        return random.nextBoolean() ? whim.settlingAfterFinds(1 + random.nextInt(2)) : whim;
    }

    private static boolean pending(Movement movement) {
        return movement.status() == Movement.Status.PENDING;
    }

    /** The gateway pays all that it kept waiting, and an operator lets go on what was given up. */
    static void clear(RestartedPlatform platform, ApiClient api) {
        platform.movements().stream().filter(Weather::pending).forEach(waiting -> platform.settle(waiting.key()));
        api.get("operator", null, "/refunds?state=parked&limit=100")
                .expectSuccess()
                .path("items")
                .findValuesAsText("refundId")
                .forEach(id -> api.post("operator", null, "/refunds/" + id + "/resume", Map.of())
                        .expectSuccess());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
