package dev.makegood.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads sources by the simple name of each top-level class. */
final class Sources {
    /** The product. */
    static final Map<String, String> MAIN = read(Path.of("src/main/java"));

    /** The product, its tests and its tools. */
    static final Map<String, String> ALL = read(Path.of("src"));

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
