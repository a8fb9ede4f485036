package dev.makegood.guard;

import dev.makegood.mutant.Mutant;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/** Compiles a mutant and runs the matrix against it in a class loader of its own. Leaves the source tree alone. */
final class Trial {
    private static final String OURS = "dev.makegood.";

    private Trial() {}

    /** Returns the hole that the matrix finds; empty if the mutant survives. */
    static Optional<?> of(Mutant mutant) {
        try {
            Path classes = Files.createTempDirectory("mutant");
            try (var loader = loader(classes)) {
                mutant.compile(classes);
                return (Optional<?>) loader.loadClass("dev.makegood.functions.AuthorisationMatrix")
                        .getMethod("hole")
                        .invoke(null);
            } finally {
                delete(classes);
            }
        } catch (IOException | ReflectiveOperationException fault) {
            throw new IllegalStateException("no trial of " + mutant, fault);
        }
    }

    /** Loads our classes again, the mutant's first; shares everything else. */
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
