package dev.makegood.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides which characters an external text may have: those that readers see as the writer meant them, and that every
 * store and program preserves. Refusals are malformed {@link InvalidInput}.
 */
public final class PlainText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** The character that a gateway in front of us puts in place of bytes that are not UTF-8; the original is lost. */
    private static final int REPLACEMENT = 0xFFFD;

    private PlainText() {}

    /** Decodes UTF-8 without its byte order mark. */
    public static String of(byte[] bytes) {
        return withoutMark(decoded(bytes).orElseThrow(() -> InvalidInput.malformed("", "is not UTF-8")));
    }

    /** Decodes UTF-8; empty if the bytes are not UTF-8. */
    static Optional<String> decoded(byte[] bytes) {
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException broken) {
            return Optional.empty();
        }
    }

    /** Encodes as UTF-8; refuses half a surrogate pair, which has no encoding. */
    public static byte[] bytes(String text) {
        try {
            ByteBuffer bytes = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException broken) {
            throw InvalidInput.malformed("", "is not Unicode text");
        }
    }

    /** Returns a text without the byte order mark that some editors put before it. */
    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** Returns true if no character of the text is hidden, hides others, or is half of a pair. */
    public static boolean isPlain(String text) {
        return firstNotPlain(text).isEmpty();
    }

    /** Refuses the first name or text below the node that is not plain, with its path. */
    static void check(String path, JsonNode node) {
        if (node.isTextual()) {
            check(path, node.textValue());
            return;
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            check(Input.child(path, Integer.toString(i)), node.get(i));
        }
        node.properties().forEach(field -> {
            check(path, field.getKey());
            check(Input.child(path, field.getKey()), field.getValue());
        });
    }

    private static void check(String path, String text) {
        firstNotPlain(text).ifPresent(character -> {
            throw InvalidInput.malformed(
                    path, "has a character that cannot be kept or shown: U+%04X".formatted(character));
        });
    }

    private static OptionalInt firstNotPlain(String text) {
        return text.codePoints().filter(character -> !isPlain(character)).findFirst();
    }

    static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\r' || character == '\t';
            // Half a pair; a whole pair is one character of another type.
            case Character.SURROGATE -> false;
            case Character.FORMAT -> character != BYTE_ORDER_MARK && !turnsText(character);
            // U+FFFE and its counterparts in other planes are not characters.
            default -> character != REPLACEMENT && (character & 0xFFFE) != 0xFFFE;
        };
    }

    /** Returns true for characters that change the order in which text is displayed. */
    private static boolean turnsText(int character) {
        return character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
    }
}
