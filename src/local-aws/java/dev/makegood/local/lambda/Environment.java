package dev.makegood.local.lambda;

/** Runs one function, one call at a time. */
public interface Environment extends AutoCloseable {
    /** Runs one call to its end. After a time-out or a crash the environment is no longer alive. */
    Outcome call(byte[] event);

    /** Returns true if it can take another call. */
    boolean alive();

    /** Ends it at once. Has no effect the second time. */
    @Override
    void close();
}
