package dev.makegood.local.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the packaged order function to the number of classes that it loads until its first answer. Raising it needs a
 * reason in the same commit; {@code scripts/bench} shows where they come from.
 */
@Tag("platform")
class ColdStartTest {
    private static final int MOST_OUTSIDE_OF_JDK = 3_810;

    /** Counts the classes of the JDK and of lambdas too, which vary by some from run to run. */
    private static final int MOST = 7_500;

    @TempDir
    Path directory;

    @Test
    void loadsNoMoreClassesThanItDid() throws IOException {
        try (var function = new OrderFunction()) {
            Map<String, Integer> counts = LoadedClasses.count(
                    Programs.under(directory).oursManaged(function.handler()),
                    function.starter(directory.resolve("output.log")),
                    directory);
            int all = counts.values().stream().mapToInt(Integer::intValue).sum();
            int jdk = counts.getOrDefault("JDK", 0) + counts.getOrDefault("lambdas", 0);
            assertTrue(all - jdk <= MOST_OUTSIDE_OF_JDK && all <= MOST, () -> all + " classes: " + counts);
        }
    }
}
