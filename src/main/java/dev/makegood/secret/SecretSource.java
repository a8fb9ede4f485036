package dev.makegood.secret;

import java.time.Instant;
import java.util.Optional;

/** Reads a secret from its store. */
@FunctionalInterface
public interface SecretSource {
    /** Reads both versions; throws the store's exception if it cannot. */
    Versions read();

    /**
     * Holds the versions of a secret.
     *
     * @param since when the current one was created
     * @param previous the version before; empty if there is none, or it was withdrawn
     */
    record Versions(String current, Instant since, Optional<String> previous) {
        @Override
        public String toString() {
            return "Versions[since=" + since + "]";
        }
    }
}
