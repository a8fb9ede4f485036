package dev.makegood.mutant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Holds why a mutant changes nothing that anybody can see.
 *
 * @param file below {@code dev/makegood}
 * @param code the line that is changed, without the blanks around it
 * @param mutator PIT's name of the change
 */
public record Explained(String file, String code, String mutator, String why) {
    private static final Path ALL = Path.of("src/proof/survivors.txt");

    /** Reads all of them from {@code src/proof/survivors.txt}. */
    public static List<Explained> all() {
        return lines(ALL).stream()
                .filter(line -> !line.startsWith("--"))
                .map(line -> line.split(" \\| ", 4))
                .map(parts -> new Explained(parts[0], parts[1], parts[2], parts[3]))
                .toList();
    }

    /** Returns true if the code is still there. */
    public boolean isCurrent() {
        return code(file).contains(code);
    }

    /** Returns a file's lines without the blanks around them; nothing if it is gone. */
    static List<String> code(String file) {
        Path path = Mutant.SOURCES.resolve("dev/makegood").resolve(file);
        return Files.exists(path) ? lines(path).stream().map(String::strip).toList() : List.of();
    }

    private static List<String> lines(Path path) {
        try {
            return Arrays.asList(Files.readString(path).split("\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
