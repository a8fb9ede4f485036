package dev.makegood.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been started so far, to be stopped in the opposite order, whatever fails on the way. */
final class Running implements AutoCloseable {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    /** Notes something that must be stopped, and gives it back. */
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
