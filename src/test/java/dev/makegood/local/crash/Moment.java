package dev.makegood.local.crash;

import dev.makegood.local.process.Lives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * When a life ends: some time after something happened for the n-th time in it. So kills fall into starts and quiet times as well
 * as between a payment and its record, and into the middle of a transaction.
 */
record Moment(What what, int count, Duration then) {

    enum What {
        /** The process was started: it may not even be up. */
        START(1, 5_000),
        /** A caller got its answer. */
        ANSWER(60, 50),
        /** The payment gateway wrote its books. */
        GATEWAY(40, 20),
        /** The database wrote its files. */
        DATABASE(1_000, 20);

        private final int mostCount;
        private final int mostMillis;

        What(int mostCount, int mostMillis) {
            this.mostCount = mostCount;
            this.mostMillis = mostMillis;
        }
    }

    /** For the first answer of a life: everything starts cold. */
    private static final Duration TO_WARM_UP = Duration.ofSeconds(60);

    /** From the first answer on: if it does not happen so often, the life ends all the same. */
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(10);

    static Moment next(Random random) {
        What what = What.values()[random.nextInt(What.values().length)];
        return new Moment(
                what,
                1 + random.nextInt(what.mostCount),
                Duration.ofNanos(random.nextInt(what.mostMillis * 1_000) * 1_000L));
    }

    /** Where a life's gateway and database write, below its data directory. */
    private static Path directory(Path data, What what) {
        return data.resolve(what == What.GATEWAY ? "gateway" : "dynamodb");
    }

    /** Returns when it has come. */
    void await(Lives lives, Path data, Caller caller) throws InterruptedException, IOException {
        if (what != What.START) {
            caller.awaitAccepted(1, TO_WARM_UP);
        }
        switch (what) {
            case START -> {}
            case ANSWER -> caller.awaitAccepted(count, LONGEST_LIFE);
            case GATEWAY, DATABASE -> awaitChanges(Files.createDirectories(directory(data, what)));
        }
        lives.letRun(then);
    }

    private void awaitChanges(Path directory) throws InterruptedException, IOException {
        long end = System.nanoTime() + LONGEST_LIFE.toNanos();
        try (var watch = directory.getFileSystem().newWatchService()) {
            directory.register(watch, StandardWatchEventKinds.ENTRY_MODIFY);
            int changes = 0;
            while (changes < count) {
                WatchKey key = watch.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (key == null) {
                    return;
                }
                changes += key.pollEvents().stream().mapToInt(WatchEvent::count).sum();
                key.reset();
            }
        }
    }

    @Override
    public String toString() {
        return "%.1f ms after %s %d".formatted(then.toNanos() / 1e6, what, count);
    }
}
