package dev.makegood.mutant;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Holds the source of one class with one fault.
 *
 * @param file below {@link #SOURCES}
 * @param line of the fault, from 1
 * @param before the original code
 * @param after the mutant's code
 */
public record Mutant(String file, int line, String before, String after, String source) {
    public static final Path SOURCES = Path.of("src/main/java");

    /** Replaces the code from {@code start} to {@code end}. */
    public static Mutant at(String file, String source, int start, int end, String after) {
        int line = 1
                + (int) source.substring(0, start)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        String mutated = source.substring(0, start) + after + source.substring(end);
        return new Mutant(file, line, source.substring(start, end), after, mutated);
    }

    /**
     * Replaces code that the file has once.
     *
     * @throws IllegalStateException if the file does not have it, or more than once
     */
    public static Mutant once(String file, String before, String after) {
        String source;
        try {
            source = Files.readString(SOURCES.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        int start = source.indexOf(before);
        if (start < 0 || source.indexOf(before, start + 1) >= 0) {
            throw new IllegalStateException(file + " has not once " + before);
        }
        return at(file, source, start, start + before.length(), after);
    }

    /** Returns the simple name of the class of its file. */
    String className() {
        return Path.of(file).getFileName().toString().replace(".java", "");
    }

    /** Compiles it against the classes of this program. Leaves the source tree alone. */
    public void compile(Path classes) {
        compile(List.of(this), classes);
    }

    /**
     * Compiles mutants of different files together, which is faster.
     *
     * @throws IllegalStateException if one does not compile
     */
    public static void compile(List<Mutant> mutants, Path classes) {
        var said = new StringWriter();
        String classPath = System.getProperty("java.class.path");
        var options = List.of("-proc:none", "-nowarn", "-parameters", "-d", classes.toString(), "-cp", classPath);
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        said,
                        null,
                        null,
                        options,
                        null,
                        mutants.stream().map(Mutant::unit).toList())
                .call();
        if (!compiled) {
            throw new IllegalStateException("a mutant does not compile: " + said);
        }
    }

    private JavaFileObject unit() {
        return new SimpleJavaFileObject(URI.create("mem:///" + file), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    @Override
    public String toString() {
        return file.substring(file.lastIndexOf('/') + 1) + ":" + line + ": " + before.replaceAll("\\s+", " ") + " -> "
                + after;
    }
}
