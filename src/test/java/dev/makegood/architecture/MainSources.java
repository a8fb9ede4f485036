package dev.makegood.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Reads the sources of the product with the Java compiler. */
final class MainSources {
    private MainSources() {}

    /** Reads the compiler's trees of the sources. */
    interface Reader<T> {
        T read(JavacTask task) throws IOException;
    }

    static List<Path> paths() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src/main/java"))) {
            return all.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }

    static <T> T read(Reader<T> reader) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new DiagnosticCollector<JavaFileObject>();
        List<String> options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
        try (var files = compiler.getStandardFileManager(said, null, null)) {
            T read = reader.read((JavacTask)
                    compiler.getTask(null, files, said, options, null, files.getJavaFileObjectsFromPaths(paths())));
            if (said.getDiagnostics().stream().anyMatch(one -> one.getKind() == Diagnostic.Kind.ERROR)) {
                throw new AssertionError(said.getDiagnostics());
            }
            return read;
        }
    }

    /** Returns the name of a source's file. */
    static String name(CompilationUnitTree unit) {
        return Path.of(unit.getSourceFile().getName()).getFileName().toString();
    }
}
