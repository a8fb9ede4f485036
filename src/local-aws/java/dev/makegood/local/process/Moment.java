package dev.makegood.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Defines when a life ends: some time after the n-th event of a kind in it. So kills fall into starts and quiet times,
 * between a payment and its record, and into transactions.
 */
public record Moment(What what, int count, Duration then) {

    /** Lists the kinds of event. */
    public enum What {
        /** The process was started; it may not be up yet. */
        START(1, 5_000),
        /** A caller sent a request or a message. */
        REQUEST(40, 100),
        /** The payment gateway wrote its books. */
        GATEWAY(20, 20),
        /** The database wrote its files. */
        DATABASE(1_000, 20),
        /** The bucket of archived orders got its first file of a day. */
        ARCHIVE(1, 60);

        private final int mostCount;
        private final int mostMillis;

        What(int mostCount, int mostMillis) {
            this.mostCount = mostCount;
            this.mostMillis = mostMillis;
        }
    }

    private static final List<What> OF_ANY_LIFE = List.of(What.START, What.REQUEST, What.GATEWAY, What.DATABASE);

    /** Requests after which a platform is warm. */
    private static final int WARM = 8;

    /** Enough for a cold start of everything, on a busy machine. */
    private static final Duration TO_WARM_UP = Duration.ofSeconds(180);

    /** Counted from when it is warm; the life ends then even if the event did not happen often enough. */
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(20);

    /** Draws a moment. */
    public static Moment next(Random random) {
        return next(OF_ANY_LIFE.get(random.nextInt(OF_ANY_LIFE.size())), random);
    }

    /** Draws a moment of a kind. */
    public static Moment next(What what, Random random) {
        int micros = random.nextInt(what.mostMillis * 1_000);
        return new Moment(what, 1 + random.nextInt(what.mostCount), Duration.ofNanos(micros * 1_000L));
    }

    /**
     * Returns once the moment has come.
     *
     * @throws IllegalStateException if the platform ends by itself before
     */
    public void await(Lives lives) throws InterruptedException {
        if (what != What.START) {
            lives.awaitRequests(WARM, TO_WARM_UP);
        }
        awaitEvent(lives);
    }

    /**
     * Returns once the moment has come, in a platform that is warm.
     *
     * @throws IllegalStateException if the platform ends by itself before
     */
    public void awaitEvent(Lives lives) throws InterruptedException {
        switch (what) {
            case START -> {}
            case REQUEST -> lives.awaitRequests(count, LONGEST_LIFE);
            case GATEWAY -> awaitChanges(lives.data().resolve("gateway"), StandardWatchEventKinds.ENTRY_MODIFY);
            case DATABASE -> awaitChanges(lives.data().resolve("dynamodb"), StandardWatchEventKinds.ENTRY_MODIFY);
            case ARCHIVE -> awaitChanges(lives.data().resolve("files/archive"), StandardWatchEventKinds.ENTRY_CREATE);
        }
        lives.letRun(then);
    }

    private void awaitChanges(Path directory, WatchEvent.Kind<Path> kind) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_LIFE.toNanos();
        try (var watch = Files.createDirectories(directory).getFileSystem().newWatchService()) {
            directory.register(watch, kind);
            int changes = 0;
            while (changes < count) {
                WatchKey key = watch.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (key == null) {
                    return;
                }
                changes += key.pollEvents().stream().mapToInt(WatchEvent::count).sum();
                key.reset();
            }
        } catch (IOException fault) {
            throw new IllegalStateException("cannot watch " + directory, fault);
        }
    }

    @Override
    public String toString() {
        return "%.1f ms after %s %d".formatted(then.toNanos() / 1e6, what, count);
    }
}
