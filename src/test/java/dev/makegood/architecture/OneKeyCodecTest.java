package dev.makegood.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.util.TreeScanner;
import dev.makegood.input.FlatJson;
import dev.makegood.input.Percent;
import dev.makegood.input.YamlText;
import dev.makegood.storage.KeyText;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Verifies that keys are joined and split in one class. In URLs, YAML and JSON pointers a tilde has another meaning. */
class OneKeyCodecTest {
    @Test
    void onlyOneClassWritesTheTilde() throws IOException {
        Set<String> allowed = Stream.of(KeyText.class, Percent.class, YamlText.class, FlatJson.class)
                .map(type -> type.getSimpleName() + ".java")
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(allowed, MainSources.read(task -> filesWithTilde(task.parse())));
    }

    private static Set<String> filesWithTilde(Iterable<? extends CompilationUnitTree> units) {
        var files = new TreeSet<String>();
        for (CompilationUnitTree unit : units) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitLiteral(LiteralTree literal, Void none) {
                    if (String.valueOf(literal.getValue()).contains("~")) {
                        files.add(MainSources.name(unit));
                    }
                    return null;
                }
            }.scan(List.of(unit), null);
        }
        return files;
    }
}
