package dev.makegood.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the source of the product by the simple name of each top-level class. */
final class Sources {
    static final Map<String, String> MAIN = read(Path.of("src/main/java"));

    private Sources() {}

    private static Map<String, String> read(Path folder) {
        var sources = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return sources;
    }
}
