package dev.makegood.proof;

import dev.makegood.mutant.Mutant;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies that each mistake's code exists, and still compiles, so that {@code scripts/mutate --mistakes} tries all of them. */
class MistakeTest {
    @TempDir
    Path classes;

    @Test
    void allCompile() {
        var left = new LinkedList<>(Mistake.all().stream().map(Mistake::mutant).toList());
        while (!left.isEmpty()) {
            var files = new HashSet<String>();
            List<Mutant> ofDifferentFiles =
                    left.stream().filter(mutant -> files.add(mutant.file())).toList();
            Mutant.compile(ofDifferentFiles, classes);
            left.removeAll(ofDifferentFiles);
        }
    }
}
