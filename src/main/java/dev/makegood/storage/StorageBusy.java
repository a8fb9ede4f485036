package dev.makegood.storage;

/**
 * The rows were too contended for now, or the store could not be reached. The same call may be made again: what it had
 * already written, if anything, is found done.
 */
public final class StorageBusy extends RuntimeException {
    public StorageBusy(String message) {
        super(message);
    }

    public StorageBusy(String message, Throwable cause) {
        super(message, cause);
    }
}
