package dev.makegood.storage;

/** The rows were too contended for now; nothing was written and the same call may be made again. */
public final class StorageBusy extends RuntimeException {
    public StorageBusy(String message) {
        super(message);
    }
}
