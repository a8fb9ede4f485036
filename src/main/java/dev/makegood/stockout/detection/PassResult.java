package dev.makegood.stockout.detection;

/**
 * Counts the results of one bounded pass.
 *
 * @param lines lines with units that became short
 * @param units units that became short
 * @param failed lines that failed
 * @param busy lines that met temporary trouble and are left for the next pass
 * @param idle lines with nothing to do: the index may lag, and a case may have terms of its own
 */
public record PassResult(int lines, int units, int failed, int busy, int idle) {
    public static final PassResult NOTHING = new PassResult(0, 0, 0, 0, 0);

    /** The idle lines that cost as much as one that is handled: each costs only a few reads. */
    private static final int LOOKS_A_LINE = 4;

    public static PassResult wentShort(int units) {
        return units > 0 ? new PassResult(1, units, 0, 0, 0) : new PassResult(0, 0, 0, 0, 1);
    }

    static PassResult failure() {
        return new PassResult(0, 0, 1, 0, 0);
    }

    static PassResult trouble() {
        return new PassResult(0, 0, 0, 1, 0);
    }

    public PassResult plus(PassResult other) {
        return new PassResult(
                lines + other.lines, units + other.units, failed + other.failed, busy + other.busy, idle + other.idle);
    }

    /** Returns true if the pass may have left lines that it should have handled. */
    public boolean leftSome(int limit) {
        return failed > 0 || busy > 0 || spent(limit);
    }

    /** Returns true if the pass cost as much as {@code limit} lines that became short. */
    boolean spent(int limit) {
        return lines + failed + busy + idle / LOOKS_A_LINE >= limit;
    }
}
