package dev.makegood.imports;

/**
 * Says why a line of a file was not imported.
 *
 * @param at the partition of the errors of its import
 * @param item the place among the reports and broken lines of the file, so that each has a row of its own
 * @param line the number of the line in the file, from 1
 * @param field of the report, or empty for the line as a whole
 * @param expiresAt the second after which the table deletes the row
 */
public record ImportError(String at, int item, int line, String field, String reason, long expiresAt) {
    /** The most characters of a field or a reason, which may repeat what stands in the file, however much that is. */
    private static final int LONGEST = 500;

    public ImportError {
        field = cut(field);
        reason = cut(reason);
    }

    /** Returns the beginning of a text, and not half of a surrogate pair. */
    static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }
}
