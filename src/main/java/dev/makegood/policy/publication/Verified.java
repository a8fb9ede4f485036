package dev.makegood.policy.publication;

import dev.makegood.policy.PolicyVersion;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Caches verified documents by digest within this process. A document is read and verified once, however many objects
 * read policies. If a row is altered under the same digest, the verified document is used.
 */
final class Verified {
    /** Far more than platforms publish. A run that publishes more verifies some again. */
    private static final int MOST = 500;

    private static final Map<String, PolicyVersion> BY_DIGEST = new ConcurrentHashMap<>();

    private Verified() {}

    /**
     * Returns the document of a digest.
     *
     * @param row reads the row that has the digest
     * @throws IllegalStateException if the row was altered since it was published
     */
    static PolicyVersion document(String digest, Supplier<Published> row) {
        PolicyVersion known = BY_DIGEST.get(digest);
        if (known != null) {
            return known;
        }
        PolicyVersion verified = row.get().verified();
        if (BY_DIGEST.size() >= MOST) {
            BY_DIGEST.clear();
        }
        BY_DIGEST.put(digest, verified);
        return verified;
    }
}
