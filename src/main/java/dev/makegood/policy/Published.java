package dev.makegood.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.storage.StorageJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Holds a version as stored.
 *
 * @param digest SHA-256 of the version's canonical JSON, in hex, which proves that it is unaltered
 */
record Published(PolicyVersion document, String digest) {
    static Published of(PolicyVersion version) {
        return new Published(version, digest(version));
    }

    /**
     * Returns the version.
     *
     * @throws IllegalStateException if it was altered since it was published
     */
    @JsonIgnore
    PolicyVersion verified() {
        if (!digest(document).equals(digest)) {
            throw new IllegalStateException(document.ref() + " has been altered since it was published");
        }
        return document;
    }

    static String digest(PolicyVersion version) {
        try {
            byte[] bytes = StorageJson.canonical(StorageJson.tree(version)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
