package dev.makegood.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Compares a table of a page with its sources; with {@code -Dmakegood.docs.write=true}, writes it instead. */
public final class Generated {
    private static final String END = "<!-- end -->";

    private Generated() {}

    /**
     * Verifies the table between two comments, the first of which names the test.
     *
     * @param lines the cells of each line, the header first
     */
    public static void verify(Path page, Class<?> test, List<List<String>> lines) throws IOException {
        verify(page, test.getSimpleName(), lines);
    }

    /**
     * Verifies one of several tables of a page.
     *
     * @param maker what the first comment names: the test, and which of its tables it is
     */
    public static void verify(Path page, String maker, List<List<String>> lines) throws IOException {
        String begin = "<!-- made by " + maker + " -->\n";
        String table = table(lines);
        String text = Files.readString(page);
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(END, from);
        if (Boolean.getBoolean("makegood.docs.write")) {
            Files.writeString(page, text.substring(0, from) + table + text.substring(to));
        } else {
            assertEquals(table, text.substring(from, to), () -> page + ": run again with -Dmakegood.docs.write=true");
        }
    }

    private static String table(List<List<String>> lines) {
        String rule = "|" + "---|".repeat(lines.getFirst().size()) + "\n";
        return line(lines.getFirst())
                + rule
                + lines.stream().skip(1).map(Generated::line).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
