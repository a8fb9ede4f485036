package dev.makegood.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.storage.StorageJson;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** How evidence is hashed and what of it is signed: the same for who seals and who checks. */
final class Sealing {
    static final String FORMAT = "makegood-evidence-1";

    /** What the first record follows. */
    static final String NOTHING_BEFORE = "0".repeat(64);

    private Sealing() {}

    /** SHA-256 of a record's canonical JSON without its own hash, but with that of the record before it; in hex. */
    static String hash(JsonNode record) {
        ObjectNode content = record.deepCopy();
        content.remove("hash");
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(content)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** The canonical JSON of the whole file, but for the signature's own value. */
    static byte[] signed(JsonNode file) {
        ObjectNode content = file.deepCopy();
        ((ObjectNode) content.get("signature")).remove("value");
        return bytes(content);
    }

    static byte[] bytes(JsonNode node) {
        return StorageJson.canonical(node).getBytes(UTF_8);
    }
}
