package dev.makegood.storage.dynamo;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;

/** Waits a random while that may double with every attempt, so that rivals for one row come apart. */
public final class Backoff implements IntConsumer {
    /** Milliseconds before the second attempt, at the most: about one round trip to the table. */
    private static final int FIRST = 8;

    /** Milliseconds at the most, so that all attempts together stay well within an API call's time-out. */
    private static final int LONGEST = 250;

    @Override
    public void accept(int attempt) {
        int bound = Math.min(LONGEST, FIRST << Math.min(attempt - 1, 5));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(bound) + 1L);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a contended row", interrupted);
        }
    }
}
