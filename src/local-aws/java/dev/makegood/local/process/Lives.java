package dev.makegood.local.process;

import dev.makegood.local.gateway.Behaviour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Runs a platform several times on one data directory, each time at another address. */
public final class Lives implements AutoCloseable {
    /** Enough for the end of one life and the start of the next, on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(240);

    private final Path data;
    private final List<Behaviour> behaviours;
    private final Optional<URI> stripe;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition up = lock.newCondition();
    private final Semaphore requests = new Semaphore(0);
    private PlatformProcess process;
    private Addresses addresses;

    /** Creates the lives; the first one is not started yet. */
    public Lives(Path data) {
        this(data, List.of(), Optional.empty());
    }

    /**
     * Creates the lives; the first one is not started yet.
     *
     * @param behaviours how the gateway behaves from the start of each life
     * @param stripe a localstripe that pays the refunds of orders that name Stripe; absent for none
     */
    public Lives(Path data, List<Behaviour> behaviours, Optional<URI> stripe) {
        this.behaviours = List.copyOf(behaviours);
        this.stripe = stripe;
        try {
            this.data = Files.createDirectories(data);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Returns the data directory, which outlives each of them. */
    public Path data() {
        return data;
    }

    /** Starts it and returns at once; callers wait until it is up. */
    public void start() {
        var started = new PlatformProcess(data, stripe, behaviours);
        lock.lock();
        try {
            process = started;
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual().start(() -> started.awaitUp().ifPresent(found -> isUp(started, found)));
    }

    private void isUp(PlatformProcess started, Addresses found) {
        lock.lock();
        try {
            if (process == started) {
                addresses = found;
                up.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Counts a request or a message that a caller is about to send. */
    void request() {
        requests.release();
    }

    /** Waits until this many more requests are sent, but not longer than {@code limit}. */
    void awaitRequests(int more, Duration limit) throws InterruptedException {
        requests.drainPermits();
        requests.tryAcquire(more, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Waits while it runs.
     *
     * @throws IllegalStateException if it ends by itself
     */
    public void letRun(Duration time) throws InterruptedException {
        if (process.endsWithin(time)) {
            throw new IllegalStateException("the platform ended by itself; see " + data.resolve("platform.log"));
        }
    }

    /**
     * Kills it with kill -9.
     *
     * @throws IllegalStateException if a process is left behind
     */
    public void kill() {
        PlatformProcess killed;
        lock.lock();
        try {
            // Before the kill, so that a caller who loses a connection finds the platform down.
            addresses = null;
            killed = process;
            process = null;
        } finally {
            lock.unlock();
        }
        killed.kill();
    }

    /** Returns how many function processes it has now. */
    public long functions() {
        return process.processes().size() - 1L;
    }

    /** Waits until it is up. */
    public void awaitUp() {
        addresses();
    }

    Addresses addresses() {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (addresses == null && left > 0) {
                left = up.awaitNanos(left);
            }
            if (addresses == null) {
                throw new IllegalStateException("the platform did not come up; see " + data.resolve("platform.log"));
            }
            return addresses;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the platform was down", stopped);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }
}
