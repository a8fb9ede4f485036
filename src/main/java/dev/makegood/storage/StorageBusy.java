package dev.makegood.storage;

/**
 * Reports that rows are too contended, or that the store could not be reached. The same call may be repeated: it finds
 * the rows that were already written.
 */
public final class StorageBusy extends RuntimeException {
    public StorageBusy(String message) {
        super(message);
    }

    public StorageBusy(String message, Throwable cause) {
        super(message, cause);
    }
}
