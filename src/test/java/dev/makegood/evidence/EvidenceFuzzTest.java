package dev.makegood.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.makegood.command.Actor;
import dev.makegood.guard.Mangled;
import dev.makegood.secret.Secret;
import dev.makegood.shop.Shop;
import dev.makegood.storage.StorageJson;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Verifies that checking any evidence file ends in time with a verdict. */
class EvidenceFuzzTest {
    private static final String TEXT = "an evidence key that only tests know";

    private static final String FILE = file();

    private static String file() {
        var database = new MemoryDatabase();
        var shop = new Shop(database, new MemoryScanner(database, 100));
        shop.place("O1", Shop.line("1", "M1", "S1", 1, 100));
        shop.admit("O1", "1", OptionalInt.empty());
        var key = SigningKey.of(TEXT);
        return StorageJson.canonical(new ExportEvidence(database, Secret.fixed(TEXT))
                .export(shop.theCase("O1", "1"), Actor.of("operator:anna"), Shop.START));
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void onlyTheFileItselfIsIntact(@ForAll long seed) {
        byte[] bytes = Mangled.json(FILE, seed).getBytes(StandardCharsets.UTF_8);
        var verdict =
                assertTimeoutPreemptively(Duration.ofSeconds(10), () -> CheckEvidence.check(bytes, Optional.empty()));
        assertEquals(FILE.equals(new String(bytes, StandardCharsets.UTF_8)), verdict.intact(), verdict::says);
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void bytesThatAreNoTextAreNotIntact(@ForAll byte[] bytes) {
        var verdict =
                assertTimeoutPreemptively(Duration.ofSeconds(10), () -> CheckEvidence.check(bytes, Optional.empty()));
        assertEquals(false, verdict.intact());
    }
}
