package dev.makegood.storage;

/**
 * Reports rows that do not fit together. The reads of a decision are no snapshot: a commit between two of them can show
 * a state that never existed. {@link Database#decide} then takes the decision again; any other exception is a bug and
 * ends it.
 */
public final class TornRead extends RuntimeException {
    public TornRead(String message) {
        super(message);
    }

    /**
     * Requires that rows fit together.
     *
     * @throws TornRead if they do not
     */
    public static void unless(boolean fit, String message) {
        if (!fit) {
            throw new TornRead(message);
        }
    }
}
