package dev.makegood.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Encodes bytes as RFC 3986 does, as a percent sign and two hexadecimal digits. A plus sign stands for itself. */
public final class Percent {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int LAST_OF_ASCII = 0x7E;

    private Percent() {}

    /**
     * Encodes everything except letters, digits, hyphen, dot, underscore and tilde, which never need encoding in a URL.
     */
    public static String encode(String text) {
        return encode(text, Percent::unreserved);
    }

    /** Encodes the UTF-8 bytes of all characters except the ASCII ones that {@code kept} accepts. */
    public static String encode(String text, IntPredicate kept) {
        var encoded = new StringBuilder();
        for (byte unit : PlainText.bytes(text)) {
            int character = Byte.toUnsignedInt(unit);
            if (character <= LAST_OF_ASCII && kept.test(character)) {
                encoded.append((char) character);
            } else {
                encoded.append('%').append(HEX.toHexDigits(unit));
            }
        }
        return encoded.toString();
    }

    /** Decodes a text; empty if a percent sign has no two digits after it, or the bytes are not UTF-8. */
    public static Optional<String> decode(String text) {
        if (!UTF_8.newEncoder().canEncode(text)) {
            return Optional.empty();
        }
        var bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < text.length()) {
            int sign = text.indexOf('%', at);
            int end = sign < 0 ? text.length() : sign;
            bytes.writeBytes(text.substring(at, end).getBytes(UTF_8));
            at = end;
            if (sign >= 0) {
                if (!isDigits(text, sign + 1)) {
                    return Optional.empty();
                }
                bytes.write(HexFormat.fromHexDigits(text, sign + 1, sign + 3));
                at = sign + 3;
            }
        }
        return PlainText.decoded(bytes.toByteArray());
    }

    private static boolean isDigits(String text, int from) {
        return from + 2 <= text.length()
                && HexFormat.isHexDigit(text.charAt(from))
                && HexFormat.isHexDigit(text.charAt(from + 1));
    }

    private static boolean unreserved(int character) {
        return character >= '0' && character <= '9'
                || character >= 'A' && character <= 'Z'
                || character >= 'a' && character <= 'z'
                || "-._~".indexOf(character) >= 0;
    }
}
