package dev.makegood.books;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Reads files of SQL statements. */
final class Statements {
    private Statements() {}

    /** Returns the statements of a file beside this class. */
    static List<String> of(String file) {
        return Stream.of(text(file).split(";\\s*(\\n|$)"))
                .filter(statement -> !statement.isBlank())
                .toList();
    }

    private static String text(String file) {
        try (InputStream resource = Statements.class.getResourceAsStream(file)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
