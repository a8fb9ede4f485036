package dev.makegood.local.lambda;

/** One place where one function runs one call at a time. */
public interface Environment extends AutoCloseable {
    /** Runs one call to its end. After a time-out or a crash the environment is no longer alive. */
    Outcome call(byte[] event);

    /** Whether it can take another call. */
    boolean alive();

    /** Ends it at once; doing so twice is fine. */
    @Override
    void close();
}
