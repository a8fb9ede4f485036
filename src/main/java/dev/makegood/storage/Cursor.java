package dev.makegood.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/**
 * Where the page before ended. The partition is not part of it: a caller who forges a cursor still reads only the
 * partition that the query names.
 *
 * @param indexSort the index's sort value of the last row; equal to {@code sort} for a read of the table itself
 */
public record Cursor(String indexSort, String partition, String sort) {
    /** Characters; ours have less than half of it, and what a key can hold is more. */
    private static final int LONGEST = 1_000;

    /** An opaque text for callers. */
    public String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", indexSort, partition, sort).getBytes(UTF_8));
    }

    /** Reads a text made by {@link #encode()}; empty if it was not made by it. */
    public static Optional<Cursor> decode(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split("\n", -1);
            boolean whole = parts.length == 3 && !parts[0].isEmpty() && !parts[1].isEmpty() && !parts[2].isEmpty();
            return whole ? Optional.of(new Cursor(parts[0], parts[1], parts[2])) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
