package dev.makegood.advice.reputation;

import java.util.Optional;

/** Holds a share as two counts, without rounding. */
public record Share(long count, long of) implements Comparable<Share> {
    private static final long WHOLE = 10_000;

    public Share {
        if (of < 1 || count < 0 || count > of) {
            throw new IllegalArgumentException(count + " of " + of);
        }
    }

    /** Returns the share; empty if {@code of} is zero. */
    static Optional<Share> of(long count, long of) {
        return of == 0 ? Optional.empty() : Optional.of(new Share(count, of));
    }

    /** Returns the share in hundredths of a percent, rounded half-up. */
    public long basisPoints() {
        return (2 * WHOLE * count + of) / (2 * of);
    }

    /** Compares the shares; 1 of 2 equals 2 of 4. */
    @Override
    public int compareTo(Share other) {
        return Long.compare(Math.multiplyExact(count, other.of), Math.multiplyExact(other.count, of));
    }
}
