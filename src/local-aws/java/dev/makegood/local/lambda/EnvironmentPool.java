package dev.makegood.local.lambda;

import dev.makegood.local.template.FunctionSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Holds as many environments as there are concurrent calls, up to a limit per function and one in total. The most
 * recently used idle one is taken first; if all places are taken, the one that has been idle longest makes room for
 * another function.
 */
public final class EnvironmentPool implements AutoCloseable {
    /** The most bytes of an event, and of an answer, of a call that waits for the answer: Lambda's limit of 6 MB. */
    static final int PAYLOAD_LIMIT_BYTES = 6_291_556;

    private record Idle(String function, Environment environment) {}

    private final int perFunction;
    private final int inAll;
    private final Function<FunctionSpec, Environment> start;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Idle> idle = new ArrayDeque<>();
    private final Set<Environment> busy = new HashSet<>();
    private final Map<String, Integer> places = new HashMap<>();
    private int taken;
    private boolean closed;

    public EnvironmentPool(int perFunction, int inAll, Function<FunctionSpec, Environment> start) {
        this.perFunction = perFunction;
        this.inAll = inAll;
        this.start = start;
    }

    /** Runs one call, waiting for a free place at most as long as the call itself may take. */
    public Outcome call(FunctionSpec function, byte[] event) {
        if (event.length > PAYLOAD_LIMIT_BYTES) {
            return new Outcome.TooLarge();
        }
        try {
            Environment environment = acquire(function);
            if (environment == null) {
                return new Outcome.Throttled();
            }
            try {
                return limited(environment.call(event));
            } finally {
                release(function, environment);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Outcome.Failed.of("Local.Stopped", "The platform is stopping");
        }
    }

    private static Outcome limited(Outcome outcome) {
        return outcome instanceof Outcome.Answered answered && answered.payload().length > PAYLOAD_LIMIT_BYTES
                ? Outcome.Failed.of("Function.ResponseSizeTooLarge", "Response payload size exceeded maximum allowed")
                : outcome;
    }

    private Environment acquire(FunctionSpec function) throws InterruptedException {
        long left = function.timeout().toNanos();
        lock.lockInterruptibly();
        try {
            while (!closed) {
                Environment free = takeIdle(function.logicalId());
                if (free != null) {
                    busy.add(free);
                    return free;
                }
                if (reserve(function.logicalId())) {
                    return startReserved(function);
                }
                if (left <= 0) {
                    return null;
                }
                left = changed.awaitNanos(left);
            }
            throw new InterruptedException("The pool is closed");
        } finally {
            lock.unlock();
        }
    }

    private Environment takeIdle(String function) {
        for (Iterator<Idle> mostRecentFirst = idle.iterator(); mostRecentFirst.hasNext(); ) {
            Idle candidate = mostRecentFirst.next();
            if (candidate.function.equals(function)) {
                mostRecentFirst.remove();
                if (candidate.environment.alive()) {
                    return candidate.environment;
                }
                discard(function, candidate.environment);
            }
        }
        return null;
    }

    private boolean reserve(String function) {
        if (places.getOrDefault(function, 0) >= perFunction) {
            return false;
        }
        if (taken >= inAll) {
            Idle longestIdle = idle.pollLast();
            if (longestIdle == null) {
                return false;
            }
            discard(longestIdle.function, longestIdle.environment);
        }
        places.merge(function, 1, Integer::sum);
        taken++;
        return true;
    }

    /** Starting takes milliseconds (the process initializes in its first call), so it may happen under the lock. */
    private Environment startReserved(FunctionSpec function) {
        Environment started = null;
        try {
            started = start.apply(function);
            busy.add(started);
            return started;
        } finally {
            if (started == null) {
                giveUpPlace(function.logicalId());
            }
        }
    }

    private void discard(String function, Environment environment) {
        environment.close();
        giveUpPlace(function);
    }

    private void giveUpPlace(String function) {
        places.merge(function, -1, Integer::sum);
        taken--;
        changed.signalAll();
    }

    private void release(FunctionSpec function, Environment environment) {
        lock.lock();
        try {
            busy.remove(environment);
            if (environment.alive() && !closed) {
                idle.addFirst(new Idle(function.logicalId(), environment));
                changed.signalAll();
            } else {
                discard(function.logicalId(), environment);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many environments exist now, including idle ones. */
    public int size() {
        lock.lock();
        try {
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Ends every environment, also those in the middle of a call. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            busy.forEach(Environment::close);
            idle.forEach(one -> one.environment.close());
            idle.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
