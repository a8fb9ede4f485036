package dev.makegood.local.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does the same work for many items, a few concurrently; the first failure ends it. */
public final class Parallel {
    /** As many as one function has environments. */
    private static final int AT_ONCE = 4;

    private Parallel() {}

    public static <T> void each(List<T> things, Consumer<T> work) {
        map(things, thing -> {
            work.accept(thing);
            return thing;
        });
    }

    /** Returns the results in the order of the items. */
    public static <T, R> List<R> map(List<T> things, Function<T, R> work) {
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var running = things.stream()
                    .map(thing -> threads.submit(() -> work.apply(thing)))
                    .toList();
            var results = new ArrayList<R>();
            for (var one : running) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the work was cut short: " + failed.getCause(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
