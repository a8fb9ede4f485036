package dev.makegood.storage;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Joins the parts of a key, or of an id of ours, with a tilde, and reads them back. Ids of others have no tilde, so no
 * two lists of parts give one text. This is the only class that knows the tilde.
 */
public record KeyText(String text) {
    private static final String SEPARATOR = "~";

    /** Sorts after the separator. */
    private static final String AFTER_SEPARATOR = "\u007f";

    /**
     * Joins parts.
     *
     * @param parts texts without a tilde, numbers and the like, and values with parts of their own: a {@link KeyText},
     *     or one of our ids such as a case's
     * @throws IllegalArgumentException if a text has a tilde
     */
    public static String join(Object... parts) {
        var joined = new StringJoiner(SEPARATOR);
        for (Object part : parts) {
            if (part instanceof String one && one.contains(SEPARATOR)) {
                throw new IllegalArgumentException("not one part of a key: " + one);
            }
            joined.add(String.valueOf(part));
        }
        return joined.toString();
    }

    /** Returns the prefix of texts that begin with these parts and have more. */
    static String prefix(Object... parts) {
        return join(parts) + SEPARATOR;
    }

    /** Returns a text that sorts after the text of a part and after all texts that begin with it. */
    static String end(String first) {
        return first + AFTER_SEPARATOR;
    }

    public List<String> parts() {
        return List.of(text.split(SEPARATOR, -1));
    }

    public String last() {
        return text.substring(text.lastIndexOf(SEPARATOR) + 1);
    }

    /** Returns all parts but the last; nothing if there is only one. */
    public String withoutLast() {
        return text.substring(0, Math.max(0, text.lastIndexOf(SEPARATOR)));
    }

    /** Returns the rest after this first part; empty if the first part is another. */
    public Optional<String> after(String first) {
        String prefix = prefix(first);
        return text.startsWith(prefix) ? Optional.of(text.substring(prefix.length())) : Optional.empty();
    }

    @Override
    public String toString() {
        return text;
    }
}
