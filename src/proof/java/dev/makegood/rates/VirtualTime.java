package dev.makegood.rates;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;

/**
 * Runs tasks one at a time, in turns, and moves a clock of its own: whoever sleeps lets the task go on that wakes up next.
 * So a run takes as long as its computing, and comes out the same on every machine.
 */
final class VirtualTime {
    private record Sleeper(long at, long order, Semaphore wake, Thread thread) {}

    private final PriorityQueue<Sleeper> sleepers =
            new PriorityQueue<>(Comparator.comparingLong(Sleeper::at).thenComparingLong(Sleeper::order));
    private final Semaphore turnOver = new Semaphore(0);
    private long now;
    private long order;
    private long debt;
    private volatile Thread current;
    private volatile Throwable broken;

    /** Returns the time since the start, in microseconds. */
    long now() {
        return now;
    }

    /** Adds a task, which begins when its turn comes. */
    void start(Runnable task) {
        var wake = new Semaphore(0);
        Thread thread = Thread.ofVirtual().unstarted(() -> {
            wake.acquireUninterruptibly();
            try {
                task.run();
            } catch (RuntimeException | Error fault) {
                broken = fault;
            }
            turnOver.release();
        });
        sleepers.add(new Sleeper(now, order++, wake, thread));
        thread.start();
    }

    /** Runs all tasks to their ends. */
    void run() {
        while (!sleepers.isEmpty()) {
            Sleeper next = sleepers.poll();
            now = Math.max(now, next.at());
            debt = 0;
            current = next.thread();
            next.wake().release();
            turnOver.acquireUninterruptibly();
            if (broken != null) {
                throw new IllegalStateException("a task failed", broken);
            }
        }
    }

    /**
     * Lets the calling task sleep. A thread that the task started to read several things at once does not sleep itself: the
     * task sleeps for the longest of them, when it next sleeps.
     */
    void sleep(long micros) {
        if (Thread.currentThread() != current) {
            synchronized (this) {
                debt = Math.max(debt, micros);
            }
            return;
        }
        var wake = new Semaphore(0);
        sleepers.add(new Sleeper(now + micros + debt, order++, wake, Thread.currentThread()));
        turnOver.release();
        wake.acquireUninterruptibly();
    }
}
