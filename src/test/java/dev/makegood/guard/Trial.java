package dev.makegood.guard;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a mutant and runs the matrix against it, in a class loader of its own. Nothing in the source tree is touched. */
final class Trial {
    private static final String OURS = "dev.makegood.";

    private Trial() {}

    /** @return the hole that the matrix finds in it; none means that it survives */
    static Optional<?> of(Mutant mutant) {
        try {
            Path classes = Files.createTempDirectory("mutant");
            try (var loader = loader(classes)) {
                compile(mutant, classes);
                return (Optional<?>) loader.loadClass("dev.makegood.functions.Matrix")
                        .getMethod("hole")
                        .invoke(null);
            } finally {
                delete(classes);
            }
        } catch (IOException | ReflectiveOperationException fault) {
            throw new IllegalStateException("no trial of " + mutant, fault);
        }
    }

    private static void compile(Mutant mutant, Path classes) {
        var source = new SimpleJavaFileObject(URI.create("mem:///" + mutant.file()), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return mutant.source();
            }
        };
        var said = new StringWriter();
        var options = List.of(
                "-proc:none",
                "-nowarn",
                "-parameters",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"));
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(said, null, null, options, null, List.of(source))
                .call();
        if (!compiled) {
            throw new IllegalStateException(mutant + " does not compile: " + said);
        }
    }

    /** Our classes afresh, the mutant's first; everything else is shared. */
    private static URLClassLoader loader(Path classes) throws IOException {
        var others = new ClassLoader(Trial.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith(OURS)) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        };
        return new URLClassLoader(
                new URL[] {classes.toUri().toURL(), home(dev.makegood.functions.http.Role.class), home(Trial.class)},
                others);
    }

    private static URL home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
