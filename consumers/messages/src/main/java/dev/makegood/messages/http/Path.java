package dev.makegood.messages.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** Writes texts as parts of paths. */
final class Path {
    private Path() {}

    static String part(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20").replace("%7E", "~");
    }
}
