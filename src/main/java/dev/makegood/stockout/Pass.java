package dev.makegood.stockout;

/**
 * What one bounded pass did.
 *
 * @param lines lines that went short, or shorter
 * @param units units that went short
 * @param failed lines that could not be worked off and are left for the next pass
 */
public record Pass(int lines, int units, int failed) {
    public static final Pass NOTHING = new Pass(0, 0, 0);

    public Pass plus(Pass other) {
        return new Pass(lines + other.lines, units + other.units, failed + other.failed);
    }

    /** How many lines were looked at in vain or worked off. */
    int handled() {
        return lines + failed;
    }
}
