package dev.makegood.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** Holds everything that has been started, to stop it in the opposite order, even if something fails. */
final class Running implements AutoCloseable {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    /** Adds something that must be stopped, and returns it. */
    <T extends AutoCloseable> T add(T one) {
        started.push(one);
        return one;
    }

    @Override
    public void close() {
        RuntimeException first = null;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception failure) { // one part that does not stop must not keep the others alive
                first = first == null ? new IllegalStateException("A part did not stop", failure) : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
