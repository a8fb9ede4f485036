package dev.makegood.scale;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Writes figures with two digits, since nothing here is known better. */
final class Figure {
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;

    private Figure() {}

    /** Writes 3,523 as 3,500, and 0.0123 as 0.012. */
    static String of(double figure) {
        BigDecimal rounded = BigDecimal.valueOf(figure).round(new MathContext(2));
        if (figure == Math.rint(figure) && figure < 1_000_000) {
            rounded = BigDecimal.valueOf((long) figure);
        }
        int places = Math.max(0, rounded.stripTrailingZeros().scale());
        return String.format(Locale.ROOT, "%,." + places + "f", rounded);
    }

    /** Writes a time in seconds, minutes or hours. */
    static String time(double seconds) {
        if (seconds < 2 * MINUTE) {
            return of(rounded(seconds)) + " s";
        }
        return seconds < 2 * HOUR ? of(rounded(seconds / MINUTE)) + " min" : of(rounded(seconds / HOUR)) + " h";
    }

    private static double rounded(double figure) {
        return BigDecimal.valueOf(figure).round(new MathContext(2)).doubleValue();
    }
}
