package dev.makegood.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Verifies that each reason why a row need not be guarded is about a use case that exists. */
class UnguardedReadsTest {
    @Test
    void everyReasonIsAboutAClass() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var classes = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
            assertEquals(
                    List.of(),
                    UnguardedReads.useCases()
                            .filter(name -> !classes.contains(name))
                            .toList());
        }
    }
}
