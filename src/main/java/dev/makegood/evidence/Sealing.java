package dev.makegood.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makegood.input.Sha256;
import dev.makegood.storage.StorageJson;

/** Defines the hashing and signing of evidence, for both sealing and checking. */
final class Sealing {
    static final String FORMAT = "makegood-evidence-1";

    /** The hash before the first record. */
    static final String NOTHING_BEFORE = "0".repeat(64);

    private Sealing() {}

    /**
     * Returns the SHA-256, in hex, of a record's canonical JSON with the hash of the record before it but without its
     * own.
     */
    static String hash(JsonNode record) {
        ObjectNode content = record.deepCopy();
        content.remove("hash");
        return Sha256.hex(StorageJson.canonical(content));
    }

    /** Returns the canonical JSON of the whole file without the signature's value. */
    static byte[] signed(JsonNode file) {
        ObjectNode content = file.deepCopy();
        ((ObjectNode) content.get("signature")).remove("value");
        return bytes(content);
    }

    static byte[] bytes(JsonNode node) {
        return StorageJson.canonical(node).getBytes(UTF_8);
    }
}
