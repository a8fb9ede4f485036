package dev.makegood.local.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Decodes percent-encoding in paths, where a plus sign is a plus sign. */
final class Percent {
    private Percent() {}

    /**
     * Decodes a text.
     *
     * @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits
     */
    static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
