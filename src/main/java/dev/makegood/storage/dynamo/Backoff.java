package dev.makegood.storage.dynamo;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;

/** Waits a random time whose bound doubles with every attempt, so that rivals for one row do not collide again. */
public final class Backoff implements IntConsumer {
    /** The longest wait before the second attempt, in milliseconds: about one round trip to the table. */
    private static final int FIRST = 8;

    /** The longest wait, in milliseconds, so that all attempts together stay well within an API call's time-out. */
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
