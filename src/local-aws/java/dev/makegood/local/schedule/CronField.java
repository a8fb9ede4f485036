package dev.makegood.local.schedule;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * Holds the values that one field of a cron expression allows: stars, numbers, names, ranges, lists and steps. The
 * specials L, W and # are not supported.
 */
record CronField(BitSet allowed) {
    /**
     * Reads one field.
     *
     * @param names spelled-out values, the first of which stands for {@code lowest}; empty if there are none
     * @throws IllegalArgumentException naming the field's text
     */
    static CronField parse(String text, int lowest, int highest, List<String> names) {
        var allowed = new BitSet(highest + 1);
        for (String part : text.split(",", -1)) {
            String[] stepped = part.split("/", -1);
            String[] range = stepped[0].split("-", -1);
            if (stepped.length > 2 || range.length > 2) {
                throw unreadable(text);
            }
            boolean any = stepped[0].equals("*") || stepped[0].equals("?");
            int from = any ? lowest : value(range[0], lowest, names, text);
            int to = any || (range.length == 1 && stepped.length == 2)
                    ? highest
                    : value(range[range.length - 1], lowest, names, text);
            int step = stepped.length == 2 ? value(stepped[1], lowest, List.of(), text) : 1;
            if (from < lowest || to > highest || from > to || step < 1) {
                throw unreadable(text);
            }
            for (int value = from; value <= to; value += step) {
                allowed.set(value);
            }
        }
        return new CronField(allowed);
    }

    private static int value(String text, int lowest, List<String> names, String field) {
        int named = names.indexOf(text.toUpperCase(Locale.ROOT));
        if (named >= 0) {
            return lowest + named;
        }
        if (!text.matches("\\d{1,4}")) {
            throw unreadable(field);
        }
        return Integer.parseInt(text);
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException("the cron field '" + text + "' cannot be read");
    }

    boolean allows(int value) {
        return allowed.get(value);
    }
}
