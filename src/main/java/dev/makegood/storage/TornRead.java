package dev.makegood.storage;

/**
 * Reports inconsistent rows. The reads of a decision are not a snapshot: because of a commit between two of them, they
 * can show a state that never existed. {@link Database#decide} then takes the decision again; any other exception is a
 * bug and ends it.
 */
public final class TornRead extends RuntimeException {
    public TornRead(String message) {
        super(message);
    }

    /**
     * Requires that rows are consistent.
     *
     * @throws TornRead if they are not
     */
    public static void unless(boolean fit, String message) {
        if (!fit) {
            throw new TornRead(message);
        }
    }
}
