package dev.makegood.mapping;

import java.util.ArrayList;
import java.util.List;

/** Splits one record of comma-separated values (RFC 4180). */
final class CsvRecord {
    private CsvRecord() {}

    /** Returns its values; none if a quoted value has no end, or text after its end. */
    static List<String> values(String record) {
        var values = new ArrayList<String>();
        int at = 0;
        do {
            int end = record.startsWith("\"", at) ? afterQuoted(record, at) : afterPlain(record, at);
            if (end < 0) {
                return List.of();
            }
            values.add(unquoted(record.substring(at, end)));
            at = end + 1;
        } while (at <= record.length());
        return List.copyOf(values);
    }

    private static int afterPlain(String record, int at) {
        int comma = record.indexOf(',', at);
        return comma < 0 ? record.length() : comma;
    }

    /** Two quotation marks stand for one. */
    private static int afterQuoted(String record, int at) {
        int mark = record.indexOf('"', at + 1);
        while (mark >= 0 && record.startsWith("\"", mark + 1)) {
            mark = record.indexOf('"', mark + 2);
        }
        int end = mark + 1;
        return mark >= 0 && (end == record.length() || record.charAt(end) == ',') ? end : -1;
    }

    private static String unquoted(String value) {
        return value.startsWith("\"") ? value.substring(1, value.length() - 1).replace("\"\"", "\"") : value;
    }
}
