package dev.makegood.proof;

import dev.makegood.shop.MovableClock;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * Lets the threads of one history take turns, one at a time: a thread runs until it waits, and every remote call is a
 * wait. A number chooses the next thread, so the same numbers give the same history. Time passes only when no thread
 * can continue.
 *
 * <p>Virtual threads that ours start, such as those of a sweep, take turns too. The JDK has no public way to set the
 * scheduler of virtual threads; {@code --add-opens java.base/java.lang=ALL-UNNAMED} opens the existing one.
 */
final class Turns implements Executor {
    /** The most turns of a history; one that takes more is in a loop. */
    private static final int MOST = 2_000_000;

    /** Milliseconds. */
    private static final long LONGEST_DISTURBANCE = 10_000;

    private static final Duration RELIEF_AFTER = Duration.ofMillis(5);

    private static final String NOT_OPEN = "needs --add-opens java.base/java.lang=ALL-UNNAMED";

    private static final Method CARRIER = carrierMethod();

    private static final Constructor<? extends Thread.Builder.OfVirtual> BUILDER = builder();

    private record Sleeper(Instant wakeAt, long number, Runnable wake) {}

    final MovableClock clock;

    /** The failures of threads that ended with one. */
    final List<String> failures = new ArrayList<>();

    private final IntUnaryOperator choice;
    private final List<Runnable> ready = new ArrayList<>();
    private final Thread driver = Thread.currentThread();
    private final PriorityQueue<Sleeper> sleepers =
            new PriorityQueue<>(Comparator.comparing(Sleeper::wakeAt).thenComparing(Sleeper::number));
    /** The calls that the driver is to make. More than one only after it was relieved. */
    private final Queue<FutureTask<?>> outside = new ConcurrentLinkedQueue<>();

    private long sleeps;
    private int running;
    private boolean disturbed;

    /**
     * Creates the turns.
     *
     * @param choice which of the ready threads continues
     */
    Turns(Instant start, IntUnaryOperator choice) {
        clock = new MovableClock(start);
        this.choice = choice;
    }

    /** Starts a thread that takes turns with the others. */
    void start(String name, Runnable body) {
        running++;
        thread().name(name).start(() -> {
            try {
                body.run();
            } catch (RuntimeException | Error failure) {
                failures.add(name + ": " + failure);
            } finally {
                running--;
            }
        });
    }

    /** Makes something happen at some moment, on no thread of the history. */
    @Override
    public void execute(Runnable task) {
        boolean fromOutside = carrier() != driver;
        synchronized (ready) {
            disturbed |= fromOutside;
            ready.add(task);
            ready.notifyAll();
        }
        if (fromOutside) {
            Thread.ofPlatform().daemon().name("relief").start(() -> relieve(task));
        }
    }

    /**
     * Runs a thread that waited for a monitor of the JDK or a library, and that the JVM has chosen to get it next, if the
     * driver stands behind it in the queue: without help the one would wait for the other for ever.
     */
    private void relieve(Runnable task) {
        int blocked = 0;
        while (isReady(task) && driver.isAlive()) {
            blocked = driver.getState() == Thread.State.BLOCKED ? blocked + 1 : 0;
            // The driver stands in no queue for long, except in such a one.
            if (blocked > 1 && take(task)) {
                task.run();
                return;
            }
            LockSupport.parkNanos(RELIEF_AFTER.toNanos());
        }
    }

    private boolean isReady(Runnable task) {
        synchronized (ready) {
            return ready.contains(task);
        }
    }

    private boolean take(Runnable task) {
        synchronized (ready) {
            return ready.remove(task);
        }
    }

    /**
     * Returns true if something outside this history affected it, such as another history that held a lock of the JDK.
     * It must then be played again, since it may not be the history that its numbers describe.
     */
    boolean disturbed() {
        return disturbed;
    }

    /** Runs until no thread has anything left to do. */
    void run() {
        for (int turn = 0; turn < MOST; turn++) {
            reachOutside();
            Optional<Runnable> next = next();
            if (next.isPresent()) {
                next.get().run();
            } else if (!sleepers.isEmpty()) {
                Sleeper sleeper = sleepers.poll();
                advanceTo(sleeper.wakeAt());
                sleeper.wake().run();
            } else if (running == 0) {
                return;
            } else {
                awaitOthers();
            }
        }
        throw new IllegalStateException("no end after " + MOST + " turns");
    }

    private Optional<Runnable> next() {
        synchronized (ready) {
            return ready.isEmpty() ? Optional.empty() : Optional.of(ready.remove(choice.applyAsInt(ready.size())));
        }
    }

    private void awaitOthers() {
        synchronized (ready) {
            try {
                if (isIdle()) {
                    ready.wait(LONGEST_DISTURBANCE);
                }
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            if (isIdle()) {
                throw new IllegalStateException(running + " threads wait for each other");
            }
        }
    }

    private boolean isIdle() {
        return ready.isEmpty() && outside.isEmpty();
    }

    /** Waits for a turn, and makes a call on the thread that drives all others, so that nobody else runs meanwhile. */
    <T> T call(Supplier<T> call) {
        if (!Thread.currentThread().isVirtual()) {
            return call.get();
        }
        var task = new FutureTask<>(call::get);
        outside.add(task);
        if (carrier() != driver) {
            synchronized (ready) {
                ready.notifyAll();
            }
        }
        try {
            return task.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException fault -> throw fault;
                case Error error -> throw error;
                default -> throw new IllegalStateException(failed);
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void reachOutside() {
        for (FutureTask<?> task = outside.poll(); task != null; task = outside.poll()) {
            task.run();
        }
    }

    void sleep(Duration span) {
        var awake = new FutureTask<>(() -> true);
        sleepers.add(new Sleeper(clock.instant().plus(span), sleeps++, awake));
        try {
            awake.get();
        } catch (InterruptedException | ExecutionException broken) {
            throw new IllegalStateException(broken);
        }
    }

    void advanceTo(Instant instant) {
        if (instant.isAfter(clock.instant())) {
            clock.moveTo(instant);
        }
    }

    private Thread.Builder.OfVirtual thread() {
        try {
            return BUILDER.newInstance((Executor) this);
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Returns the carrier of the current thread; the thread itself if it is one. */
    private static Thread carrier() {
        try {
            return (Thread) CARRIER.invoke(null);
        } catch (IllegalAccessException | InvocationTargetException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Method carrierMethod() {
        try {
            var method = Thread.class.getDeclaredMethod("currentCarrierThread");
            method.setAccessible(true);
            return method;
        } catch (ReflectiveOperationException | RuntimeException closed) {
            throw new IllegalStateException(NOT_OPEN, closed);
        }
    }

    @SuppressWarnings("unchecked")
    private static Constructor<? extends Thread.Builder.OfVirtual> builder() {
        try {
            var type = (Class<? extends Thread.Builder.OfVirtual>)
                    Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder");
            var constructor = type.getDeclaredConstructor(Executor.class);
            constructor.setAccessible(true);
            return constructor;
        } catch (ReflectiveOperationException | RuntimeException closed) {
            throw new IllegalStateException(NOT_OPEN, closed);
        }
    }
}
