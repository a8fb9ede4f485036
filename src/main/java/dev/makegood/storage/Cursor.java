package dev.makegood.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/**
 * Marks where the previous page ended. It does not contain the partition, so that a forged cursor cannot read another
 * partition.
 *
 * @param indexSort the index's sort value of the last row; equal to {@code sort} if the table itself is read
 */
public record Cursor(String indexSort, String partition, String sort) {
    /**
     * The most characters of a cursor: ours have some 1,700 with the longest ids; the longest possible key needs more.
     */
    private static final int LONGEST = 2_048;

    /** Returns the cursor as an opaque text for callers. */
    public String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", indexSort, partition, sort).getBytes(UTF_8));
    }

    /** Reads a text made by {@link #encode()}; empty for any other text. */
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
