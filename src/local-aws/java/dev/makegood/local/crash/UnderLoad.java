package dev.makegood.local.crash;

import dev.makegood.local.client.ApiClient;
import dev.makegood.local.gateway.Movement;
import dev.makegood.local.process.Lives;
import dev.makegood.local.process.Moment;
import dev.makegood.local.process.RestartedPlatform;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Runs a platform under load and a script, and checks the final state. */
final class UnderLoad {
    /** Acts on the platform; the load ends when this returns. */
    interface Script {
        void play(UnderLoad platform) throws Exception;
    }

    private static final int CALLERS = 3;

    /** The fewest stories of a run, however slow the machine: three of each fate. */
    private static final int LEAST_STORIES = 18;

    /** The rounds of time after which everything must be settled; the longest wait between two attempts is an hour. */
    private static final int MOST_ROUNDS = 30;

    /** Fewer than a provider may take, and than merchants have to ship. */
    private static final int DAYS = 4;

    static final List<String> WORKERS = List.of("DetectStockouts", "SweepRefunds", "IssueCoupons", "DeliverNotices");

    private final long seed;
    private final Consumer<String> progress;
    private final Lives lives;
    private final RestartedPlatform platform;
    private final Provider provider;
    private final ApiClient api;
    private final Caller caller;
    private final Accepted accepted = new Accepted();
    private final Operator operator;
    private final List<String> moments = new ArrayList<>();

    UnderLoad(Path data, long seed, Consumer<String> progress) {
        this(data, seed, Optional.empty(), progress);
    }

    /** @param stripe a localstripe at which all orders are paid; absent if the gateway's simulator pays */
    UnderLoad(Path data, long seed, Optional<URI> stripe, Consumer<String> progress) {
        this.seed = seed;
        this.progress = progress;
        lives = new Lives(data, Fate.treatment(), stripe);
        platform = new RestartedPlatform(lives);
        provider = stripe.<Provider>map(PaidByStripe::new).orElseGet(() -> new PaidByGateway(platform));
        api = new ApiClient(platform);
        caller = new Caller(api);
        operator = new Operator(platform, api, accepted);
    }

    /**
     * Starts a platform once, because newly packaged functions are recorded at their first start, which takes a while.
     */
    static void prepare(Path data) {
        try (var lives = new Lives(data)) {
            lives.start();
            lives.awaitUp();
        }
    }

    /**
     * Plays the script under load, then waits until everything is settled.
     *
     * @return the caller
     * @throws AssertionError if anything is wrong; the message has the seed and the moment of every kill
     */
    Caller run(Script script) {
        try (lives) {
            lives.start();
            lives.awaitUp();
            BareRule.publish(api);
            say("orders are under %s, on a platform of their own", BareRule.VERSION);
            var old = new OldOrders(this, seed);
            old.leave();
            underLoad(script);
            settle();
            old.tellAllAgain();
            lives.close();
            old.haveLeft();
            return caller;
        } catch (Exception | AssertionError failure) { // whatever it is, it is worth nothing without the seed
            throw new AssertionError("seed %d, killed %s: %s".formatted(seed, moments, failure.getMessage()), failure);
        }
    }

    RestartedPlatform platform() {
        return platform;
    }

    Provider provider() {
        return provider;
    }

    Path data() {
        return lives.data();
    }

    Caller caller() {
        return caller;
    }

    Accepted accepted() {
        return accepted;
    }

    /** Lets it run for some time; not at all if the time is zero or negative. */
    void letRun(Duration time) throws InterruptedException {
        if (time.isPositive()) {
            lives.letRun(time);
        }
    }

    void say(String format, Object... values) {
        progress.accept(format.formatted(values));
    }

    private void underLoad(Script script) throws Exception {
        var stories = new Stories(seed, caller, platform, provider, accepted);
        var number = new AtomicInteger();
        var over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
                var _ = new CallerWeather(platform, provider, operator, seed)) {
            var callers = new ArrayList<Future<?>>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(threads.submit(() -> {
                    while (!over.get() || number.get() < LEAST_STORIES) {
                        stories.play(number.getAndIncrement());
                    }
                }));
            }
            try {
                script.play(this);
            } finally {
                over.set(true);
            }
            for (Future<?> one : callers) {
                one.get();
            }
        }
    }

    /** Returns the script of a crash run, with this many kills. */
    static Script killing(int kills, long seed) {
        var random = new Random(seed);
        return load -> {
            for (int kill = 1; kill <= kills; kill++) {
                load.kill(Moment.next(random));
            }
        };
    }

    /** Returns the script with workers that run the same functions as the schedules, concurrently. */
    static Script competing(Script script) {
        return load -> {
            var over = new AtomicBoolean();
            try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
                Future<?> competing = thread.submit(() -> load.compete(over));
                try {
                    script.play(load);
                } finally {
                    over.set(true);
                }
                competing.get();
            }
        };
    }

    private void compete(AtomicBoolean over) {
        while (!over.get()) {
            WORKERS.forEach(platform::runSchedule);
        }
    }

    /** Kills it at a moment, as soon as it is warm, and starts it again. */
    void kill(Moment moment) throws InterruptedException {
        moment.await(lives);
        kill(moment, () -> {});
    }

    /** Kills it at a moment of work that has just begun, and starts it again. */
    void killInWork(Moment moment, Runnable whileDown) throws InterruptedException {
        moment.awaitEvent(lives);
        kill(moment, whileDown);
    }

    private void kill(Moment moment, Runnable whileDown) {
        moments.add(moment.toString());
        long functions = lives.functions();
        lives.kill();
        whileDown.run();
        lives.start();
        say(
                "kill %d, %s: %d functions, %d requests and %d orders accepted so far, %d faults",
                moments.size(),
                moment,
                functions,
                caller.accepted(),
                accepted.orders().size(),
                api.faults());
    }

    private void settle() {
        platform.clock().freeze();
        Fate.treatment().forEach(platform::behave);
        operator.confirmBrakes();
        letDaysPass();
        List<String> problems = List.of();
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            CallerWeather.clear(platform, provider, operator);
            platform.clock().advance(Duration.ofMinutes(Math.min(round * 5, 60)));
            WORKERS.forEach(platform::runSchedule);
            platform.awaitQuietStreams();
            problems = Verdict.problems(platform, provider, caller, accepted);
            if (problems.isEmpty()) {
                sayFates();
                return;
            }
        }
        throw new AssertionError(String.join("\n", problems));
    }

    /** Lets days pass, in which pending refunds are asked about, for less than the provider may take. */
    private void letDaysPass() {
        for (int half = 0; half < 2 * DAYS; half++) {
            platform.clock().advance(Duration.ofHours(12));
            WORKERS.forEach(platform::runSchedule);
        }
        List<Movement> pending = provider.movements().stream()
                .filter(movement -> movement.status() == Movement.Status.PENDING)
                .toList();
        List<String> givenUp = operator.parked();
        List<String> wrong =
                pending.stream().map(Movement::key).filter(givenUp::contains).toList();
        if (!wrong.isEmpty()) {
            throw new AssertionError("given up although the gateway has them as pending: " + wrong);
        }
        long pend = pending.stream().filter(Fate.PENDS_FOR_DAYS::isOf).count();
        say("%d days later %d refunds have been pending all the time", DAYS, pend);
    }

    private void sayFates() {
        long back = provider.movements().stream()
                .filter(movement -> movement.status() == Movement.Status.RETURNED)
                .count();
        say("%d refunds in the books of the provider", provider.movements().size());
        say("%d refunds came back and were paid again, %d were paid by hand", back, accepted.paidByHand());
    }
}
