package dev.makegood.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Does one short thing for several arguments at once, such as a read of every shard of an index, so that a pass waits once
 * and not once for each.
 */
public final class Concurrently {
    /** The most connections to one host that the JDK keeps open; more would be opened each time. */
    public static final int AT_ONCE = 5;

    private Concurrently() {}

    /** Returns how much each of so many groups, which are worked on at once, may do at once. */
    public static int ofEach(int groups) {
        return Math.max(1, AT_ONCE / Math.max(1, groups));
    }

    /**
     * Returns the results in the order of the arguments.
     *
     * @throws RuntimeException the first exception
     */
    public static <T, R> List<R> map(List<T> things, Function<T, R> read) {
        return map(things, AT_ONCE, read);
    }

    /**
     * Returns the results in the order of the arguments.
     *
     * @param atOnce how many are worked on at a time
     * @throws RuntimeException the first exception
     */
    public static <T, R> List<R> map(List<T> things, int atOnce, Function<T, R> read) {
        try (var threads =
                Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
            var running = things.stream()
                    .map(thing -> threads.submit(() -> read.apply(thing)))
                    .toList();
            var results = new ArrayList<R>();
            for (var one : running) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error broken) {
                throw broken;
            }
            throw failed.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", interrupted);
        }
    }
}
