package dev.makegood.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Verifies that files and methods stay small: a file's lines as {@code wc -l} counts them, a method's without Javadoc. */
class SizesTest {
    private static final Path MAIN = Path.of("src/main/java");

    /** Holds a file or a method, and its number of lines. */
    private record Size(String name, long lines) {}

    @Test
    void filesAreSmall() throws IOException {
        List<Size> files = new ArrayList<>();
        for (Path path : sources()) {
            files.add(new Size(
                    path.getFileName().toString(),
                    Files.readString(path).chars().filter(c -> c == '\n').count()));
        }
        assertTrue(mean(files) <= 70, () -> "a file has " + mean(files) + " lines on average; at most 70");
        assertSmall(files, 155, 240);
    }

    @Test
    void methodsAreSmall() throws IOException {
        assertSmall(methods(), 20, 66);
    }

    private static double mean(List<Size> sizes) {
        return sizes.stream().mapToLong(Size::lines).average().orElseThrow();
    }

    private static void assertSmall(List<Size> sizes, long ofNineteenInTwenty, long ofEach) {
        List<Size> longestFirst = sizes.stream()
                .sorted(Comparator.comparing(Size::lines).reversed())
                .toList();
        assertTrue(
                longestFirst.getFirst().lines() <= ofEach,
                () -> "longer than " + ofEach + ": "
                        + longestFirst.stream()
                                .filter(one -> one.lines() > ofEach)
                                .toList());
        int few = sizes.size() / 20;
        assertTrue(
                longestFirst.get(few).lines() <= ofNineteenInTwenty,
                () -> "only " + few + " may be longer than "
                        + ofNineteenInTwenty + ": "
                        + longestFirst.stream()
                                .filter(one -> one.lines() > ofNineteenInTwenty)
                                .toList());
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(MAIN)) {
            return all.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }

    private static List<Size> methods() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources()));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            var methods = new ArrayList<Size>();
            for (CompilationUnitTree unit : task.parse()) {
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitMethod(MethodTree method, Void none) {
                        long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
                        long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method));
                        String file = Path.of(unit.getSourceFile().getName())
                                .getFileName()
                                .toString();
                        methods.add(new Size(file + "#" + method.getName(), last - first + 1));
                        return super.visitMethod(method, none);
                    }
                }.scan(unit, null);
            }
            return methods;
        }
    }
}
