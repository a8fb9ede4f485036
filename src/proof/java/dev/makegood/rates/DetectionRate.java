package dev.makegood.rates;

/** Tells how fast one worker finds the lines of a short SKU, and overdue lines. */
public final class DetectionRate {
    private DetectionRate() {}

    /** Returns the lines that it finds a second while nobody orders. */
    public static double linesPerSecond() {
        return HotSku.shortage(0).found();
    }

    /** Returns the overdue lines that it finds a second while nobody orders. */
    public static double overduePerSecond() {
        return OverdueLines.found(0).found();
    }
}
