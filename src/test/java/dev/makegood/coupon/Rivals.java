package dev.makegood.coupon;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs the same action 16 times concurrently. */
public final class Rivals {
    public static final int COUNT = 16;

    private Rivals() {}

    public static <R> List<R> race(IntFunction<R> rival) throws Exception {
        var start = new CyclicBarrier(COUNT);
        try (var executor = Executors.newFixedThreadPool(COUNT)) {
            var tasks = new ArrayList<Callable<R>>();
            for (int i = 0; i < COUNT; i++) {
                int number = i;
                tasks.add(() -> {
                    start.await();
                    return rival.apply(number);
                });
            }
            var results = new ArrayList<R>();
            for (Future<R> future : executor.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
