package dev.makegood.local.process;

import dev.makegood.local.gateway.Behaviour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The lives of a platform on one data directory, one after the other, each at another address. */
public final class Lives implements AutoCloseable {
    /** For the end of a life and the start of the next one, on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(240);

    private final Path data;
    private final List<Behaviour> behaviours;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition up = lock.newCondition();
    private final Semaphore requests = new Semaphore(0);
    private PlatformProcess process;
    private Addresses addresses;

    /** The first life is still to be started. */
    public Lives(Path data) {
        this(data, List.of());
    }

    /**
     * The first life is still to be started.
     *
     * @param behaviours how the gateway behaves from the start of each life
     */
    public Lives(Path data, List<Behaviour> behaviours) {
        this.behaviours = List.copyOf(behaviours);
        try {
            this.data = Files.createDirectories(data);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    Path data() {
        return data;
    }

    /** Starts it; returns at once, others wait until it is up. */
    public void start() {
        var started = new PlatformProcess(data, behaviours);
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

    /** A caller is about to send a request. */
    void request() {
        requests.release();
    }

    /** Waits until so many more requests are sent, but not longer than that. */
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
     * Kill -9.
     *
     * @throws IllegalStateException if a process is left behind
     */
    public void kill() {
        PlatformProcess killed;
        lock.lock();
        try {
            // Before the kill, so that whoever loses a connection by it finds the platform down, not mute.
            addresses = null;
            killed = process;
            process = null;
        } finally {
            lock.unlock();
        }
        killed.kill();
    }

    /** The function processes that it has, at this moment. */
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
