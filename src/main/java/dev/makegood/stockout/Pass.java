package dev.makegood.stockout;

/**
 * What one bounded pass did.
 *
 * @param lines lines that went short, or shorter
 * @param units units that went short
 * @param failed lines that something is wrong with
 * @param busy lines that could not be worked off for passing trouble, and are left for the next pass
 * @param idle lines that were looked at in vain: an index is a hint, and a case may have terms of its own
 */
public record Pass(int lines, int units, int failed, int busy, int idle) {
    public static final Pass NOTHING = new Pass(0, 0, 0, 0, 0);

    /** A look in vain costs a few reads, about a quarter of a line that is worked off. */
    private static final int LOOKS_A_LINE = 4;

    static Pass wentShort(int units) {
        return units > 0 ? new Pass(1, units, 0, 0, 0) : new Pass(0, 0, 0, 0, 1);
    }

    static Pass failure() {
        return new Pass(0, 0, 1, 0, 0);
    }

    static Pass trouble() {
        return new Pass(0, 0, 0, 1, 0);
    }

    public Pass plus(Pass other) {
        return new Pass(
                lines + other.lines, units + other.units, failed + other.failed, busy + other.busy, idle + other.idle);
    }

    /** Whether as much was done as {@code limit} lines that went short cost. */
    boolean spent(int limit) {
        return lines + failed + busy + idle / LOOKS_A_LINE >= limit;
    }
}
