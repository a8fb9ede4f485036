package dev.makegood.policy.publication;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.makegood.input.Sha256;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.storage.StorageJson;

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
        return Sha256.hex(StorageJson.canonical(StorageJson.tree(version)));
    }
}
