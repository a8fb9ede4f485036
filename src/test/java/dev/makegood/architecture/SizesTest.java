package dev.makegood.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Verifies that files and methods stay small: a file's lines as {@code wc -l} counts them, a method's without Javadoc. */
class SizesTest {
    /** Holds a file or a method, and its number of lines. */
    private record Size(String name, long lines) {}

    @Test
    void filesAreSmall() throws IOException {
        List<Size> files = new ArrayList<>();
        for (Path path : MainSources.paths()) {
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

    private static List<Size> methods() throws IOException {
        return MainSources.read(task -> {
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            var methods = new ArrayList<Size>();
            for (CompilationUnitTree unit : task.parse()) {
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitMethod(MethodTree method, Void none) {
                        long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
                        long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method));
                        methods.add(new Size(MainSources.name(unit) + "#" + method.getName(), last - first + 1));
                        return super.visitMethod(method, none);
                    }
                }.scan(unit, null);
            }
            return methods;
        });
    }
}
