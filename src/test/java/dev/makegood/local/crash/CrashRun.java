package dev.makegood.local.crash;

import dev.makegood.local.client.ApiClient;
import dev.makegood.local.process.Lives;
import dev.makegood.local.process.Moment;
import dev.makegood.local.process.RestartedPlatform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A platform under load that is killed and started again a number of times, and what is left when all is over. */
final class CrashRun {
    private static final int CALLERS = 3;

    /** Rounds in which time passes until all must be settled; the longest wait between two attempts is an hour. */
    private static final int MOST_ROUNDS = 30;

    private static final List<String> WORKERS =
            List.of("DetectStockouts", "SweepRefunds", "IssueCoupons", "DeliverNotices");

    private final long seed;
    private final Consumer<String> progress;
    private final Lives lives;
    private final RestartedPlatform platform;
    private final ApiClient api;
    private final Caller caller;
    private final Accepted accepted = new Accepted();
    private final List<String> moments = new ArrayList<>();

    CrashRun(Path data, long seed, Consumer<String> progress) {
        this.seed = seed;
        this.progress = progress;
        lives = new Lives(data);
        platform = new RestartedPlatform(lives);
        api = new ApiClient(platform);
        caller = new Caller(api);
    }

    /** Starts a platform once: newly packaged functions are recorded at their first start, which takes a while. */
    static void prepare(Path data) {
        try (var lives = new Lives(data)) {
            lives.start();
            lives.awaitUp();
        }
    }

    /**
     * Kills it so many times, then lets everything be settled.
     *
     * @return how many requests were accepted
     * @throws AssertionError if anything is not as it must be; the message has the seed and every kill's moment
     */
    int run(int kills) {
        try (lives) {
            lives.start();
            underLoad(kills);
            settle();
            return caller.accepted();
        } catch (Exception | AssertionError failure) { // whatever it is, it is worth nothing without the seed
            throw new AssertionError("seed %d, killed %s: %s".formatted(seed, moments, failure.getMessage()), failure);
        }
    }

    private void underLoad(int kills) throws InterruptedException, ExecutionException {
        var stories = new Stories(seed, caller, platform.clock(), accepted);
        var number = new AtomicInteger();
        var over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
                var _ = new Weather(platform, seed)) {
            var callers = new ArrayList<Future<?>>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(threads.submit(() -> {
                    while (!over.get()) {
                        stories.play(number.getAndIncrement());
                    }
                }));
            }
            try {
                killRepeatedly(kills);
            } finally {
                over.set(true);
            }
            for (Future<?> one : callers) {
                one.get();
            }
        }
    }

    private void killRepeatedly(int kills) throws InterruptedException {
        var random = new Random(seed);
        for (int kill = 1; kill <= kills; kill++) {
            Moment moment = Moment.next(random);
            moments.add(moment.toString());
            moment.await(lives);
            long functions = lives.functions();
            lives.kill();
            lives.start();
            progress.accept("kill %d of %d, %s: %d functions, %d requests and %d orders accepted so far, %d faults"
                    .formatted(
                            kill,
                            kills,
                            moment,
                            functions,
                            caller.accepted(),
                            accepted.orders().size(),
                            api.faults()));
        }
    }

    private void settle() {
        platform.clock().freeze();
        List<String> problems = List.of();
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            Weather.clear(platform, api);
            platform.clock().advance(Duration.ofMinutes(Math.min(round * 5, 60)));
            WORKERS.forEach(platform::runSchedule);
            platform.awaitQuietStreams();
            problems = Verdict.problems(platform, caller, accepted);
            if (problems.isEmpty()) {
                return;
            }
        }
        throw new AssertionError(String.join("\n", problems));
    }
}
