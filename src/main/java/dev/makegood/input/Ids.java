package dev.makegood.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides which external ids are valid. Shops' usual characters are allowed, but nothing invisible, and neither the
 * tilde, which separates ids in keys, nor the percent sign, which encodes them in paths. So keys contain ids unchanged,
 * and different lists of ids never give the same key. An id that is not in Unicode's form C is refused, not normalized:
 * otherwise two ids of a shop could become one, and the shop would not find its own id in our responses.
 */
public final class Ids {
    /** The most characters (code points) of an id. */
    public static final int LONGEST = 128;

    /** The most bytes of an id in UTF-8. A sort key has up to three ids, and DynamoDB limits it to 1,024 bytes. */
    public static final int MOST_BYTES = 256;

    /** The punctuation and symbols of ASCII that are allowed. */
    private static final String ASCII = "!#$&'()*+,-./:;=?@[]_|";

    private static final int LAST_OF_ASCII = 0x7F;

    private Ids() {}

    /** Returns true if a text may be an id. */
    public static boolean isId(String text) {
        return fault(text).isEmpty();
    }

    /**
     * Returns the id.
     *
     * @throws InvalidInput if the text cannot be one
     */
    static String check(String field, String text) {
        fault(text).ifPresent(reason -> {
            throw InvalidInput.field(field, reason);
        });
        return text;
    }

    private static Optional<String> fault(String text) {
        if (text.isEmpty() || text.length() > 2 * LONGEST || isTooLong(text)) {
            return Optional.of("must be an id of 1 to %d characters, and at most %d bytes in UTF-8"
                    .formatted(LONGEST, MOST_BYTES));
        }
        OptionalInt bad =
                text.codePoints().filter(character -> !isAllowed(character)).findFirst();
        if (bad.isPresent()) {
            return Optional.of(
                    "must be an id without U+%04X: an id may contain letters, digits, spaces and these ASCII signs: %s"
                            .formatted(bad.getAsInt(), ASCII));
        }
        if (text.equals(".") || text.equals("..")) {
            return Optional.of("must be an id other than . and .., which have a meaning in paths");
        }
        if (text.startsWith(" ") || text.endsWith(" ") || isMark(text.codePointAt(0))) {
            return Optional.of(
                    "must be an id that neither begins nor ends with a space, nor begins with a combining mark");
        }
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? Optional.empty()
                : Optional.of("must be an id in Unicode's normalization form C");
    }

    private static boolean isTooLong(String text) {
        return text.codePointCount(0, text.length()) > LONGEST || text.getBytes(UTF_8).length > MOST_BYTES;
    }

    private static boolean isAllowed(int character) {
        if (character <= LAST_OF_ASCII) {
            return character == ' ' || Character.isLetterOrDigit(character) || ASCII.indexOf(character) >= 0;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> PlainText.isPlain(character) && !isInvisible(character);
        };
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /**
     * Returns true for invisible letters, marks and symbols: Unicode's Default_Ignorable_Code_Point other than format
     * characters, and Braille's blank pattern.
     */
    private static boolean isInvisible(int character) {
        return character == 0x034F
                || character == 0x115F
                || character == 0x1160
                || character == 0x17B4
                || character == 0x17B5
                || character >= 0x180B && character <= 0x180F
                || character == 0x2800
                || character == 0x3164
                || character >= 0xFE00 && character <= 0xFE0F
                || character == 0xFFA0
                || character >= 0xE0000 && character <= 0xE0FFF;
    }
}
