package dev.makegood.policy.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.input.YamlText;
import dev.makegood.policy.PolicyVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Verifies the shipped policies as if an operator published their files: functions do not run their examples. */
class PacksTest {
    private static final Path FILES = Path.of("src", "main", "resources", "policies");

    @TestFactory
    java.util.stream.Stream<DynamicTest> examplesHoldAndTheBuildReadsThePackAsItIsWritten() throws IOException {
        assertEquals(Packs.all().size(), FILES.toFile().list().length);
        return Packs.all().stream()
                .map(pack -> DynamicTest.dynamicTest(pack.ref().toString(), () -> verify(pack)));
    }

    private static void verify(PolicyVersion pack) throws IOException {
        String yaml = Files.readString(FILES.resolve(Packs.file(pack.ref()) + ".yaml"), UTF_8);
        assertEquals(pack, YamlText.read(yaml, in -> PolicyDocument.read(in, pack.publishedAt())));
    }
}
