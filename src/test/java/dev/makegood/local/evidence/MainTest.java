package dev.makegood.local.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.command.Actor;
import dev.makegood.evidence.ExportEvidence;
import dev.makegood.evidence.SigningKey;
import dev.makegood.secret.Secret;
import dev.makegood.shop.Shop;
import dev.makegood.storage.StorageJson;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verifies the exit codes of {@code scripts/verify-evidence}. */
class MainTest {
    private static final String TEXT = "an evidence key that only tests know";
    private static final SigningKey KEY = SigningKey.of(TEXT);

    @TempDir
    private Path folder;

    private String evidence;

    @BeforeEach
    void export() {
        var database = new MemoryDatabase();
        var shop = new Shop(database, new MemoryScanner(database, 100));
        shop.place("O1", Shop.line("1", "M1", "S1", 1, 100));
        shop.admit("O1", "1", OptionalInt.empty());
        evidence = StorageJson.canonical(new ExportEvidence(database, Secret.fixed(TEXT))
                .export(shop.theCase("O1", "1"), Actor.of("operator:anna"), Shop.START));
    }

    private String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text, UTF_8).toString();
        } catch (IOException unwritable) {
            throw new java.io.UncheckedIOException(unwritable);
        }
    }

    private static String pem(SigningKey key) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.publicKey())
                + "\n-----END PUBLIC KEY-----\n";
    }

    @Test
    void saysWhetherTheFileIsIntact() {
        String intact = file("evidence.json", evidence);
        assertEquals(0, Main.run(new String[] {intact}));
        assertEquals(0, Main.run(new String[] {intact, "--key", file("key.pem", pem(KEY))}));
        String other = file("other.pem", pem(SigningKey.of("another evidence key, of 32 bytes or more")));
        assertEquals(1, Main.run(new String[] {intact, "--key", other}));
        assertEquals(1, Main.run(new String[] {file("changed.json", evidence.replace("operator:anna", "operator:eve"))
        }));
    }

    @Test
    void refusesWhatCannotBeUsed() {
        String intact = file("evidence.json", evidence);
        assertEquals(2, Main.run(new String[] {}));
        assertEquals(2, Main.run(new String[] {intact, "--pin", intact}));
        assertEquals(2, Main.run(new String[] {intact, "--key", file("key.pem", "no key")}));
        assertEquals(2, Main.run(new String[] {folder.resolve("missing").toString()}));
    }
}
