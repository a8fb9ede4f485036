package dev.makegood.payment;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/**
 * Spaces the requests of one of the workers that share the refunds, so that a provider gets at most so many in a second of
 * all of them. Is safe for several threads. Two runs of one worker rarely overlap; the provider's own answer "too many"
 * covers that.
 */
public final class Pace {
    /** How many share what a provider takes; the template says so. */
    private static final int WORKERS = Integer.parseInt(System.getenv().getOrDefault("MAKEGOOD_SWEEP_WORKERS", "1"));

    /** The longest wait of a request. Longer waits would delay the sweep's other refunds. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final long interval;
    private final LongSupplier nanos;
    private final Sleep sleep;
    private long free;

    /** Waits. */
    @FunctionalInterface
    interface Sleep {
        void nanos(long nanos) throws InterruptedException;
    }

    /** @param perSecond the most requests per second of all workers; absent if there is no limit */
    public Pace(OptionalInt perSecond) {
        this(perSecond, WORKERS, System::nanoTime, nanos -> Thread.sleep(Duration.ofNanos(nanos)));
    }

    /** @param workers how many share {@code perSecond} */
    Pace(OptionalInt perSecond, int workers, LongSupplier nanos, Sleep sleep) {
        interval = perSecond.isPresent() ? Duration.ofSeconds(workers).toNanos() / perSecond.getAsInt() : 0;
        this.nanos = nanos;
        this.sleep = sleep;
        free = nanos.getAsLong();
    }

    /**
     * Waits for the turn of a request.
     *
     * @return false if it would take too long; then nothing may be sent
     */
    boolean await() throws InterruptedException {
        long wait;
        synchronized (this) {
            long now = nanos.getAsLong();
            wait = Math.max(free - now, 0);
            if (wait > LONGEST_WAIT.toNanos()) {
                return false;
            }
            free = now + wait + interval;
        }
        if (wait > 0) {
            sleep.nanos(wait);
        }
        return true;
    }
}
