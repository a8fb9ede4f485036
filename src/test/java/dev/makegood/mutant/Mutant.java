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
 * The source of one class with one fault put in.
 *
 * @param file below {@link #SOURCES}
 * @param line of the place, from 1
 * @param before what stands there
 * @param after what stands there in the mutant
 */
public record Mutant(String file, int line, String before, String after, String source) {
    public static final Path SOURCES = Path.of("src/main/java");

    /** With the code from {@code start} to {@code end} replaced. */
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
     * With code replaced that the file has once.
     *
     * @throws IllegalStateException if it has it not at all, or more than once
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

    /** The simple name of the class in whose file it is. */
    String className() {
        return Path.of(file).getFileName().toString().replace(".java", "");
    }

    /** Compiles it against the classes of this program; nothing in the source tree is touched. */
    public void compile(Path classes) {
        var unit = new SimpleJavaFileObject(URI.create("mem:///" + file), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var said = new StringWriter();
        String classPath = System.getProperty("java.class.path");
        var options = List.of("-proc:none", "-nowarn", "-parameters", "-d", classes.toString(), "-cp", classPath);
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(said, null, null, options, null, List.of(unit))
                .call();
        if (!compiled) {
            throw new IllegalStateException(this + " does not compile: " + said);
        }
    }

    @Override
    public String toString() {
        return file.substring(file.lastIndexOf('/') + 1) + ":" + line + ": " + before.replaceAll("\\s+", " ") + " -> "
                + after;
    }
}
