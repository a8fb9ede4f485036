package dev.makegood.secret;

import java.time.Instant;
import java.util.Optional;

/** Reads a secret where it is kept. */
@FunctionalInterface
public interface SecretSource {
    /** Reads both versions; throws whatever the store does if it cannot. */
    Versions read();

    /**
     * Holds the versions of a secret.
     *
     * @param since when the current one was made
     * @param previous the one before it; empty if there is none, or it was withdrawn
     */
    record Versions(String current, Instant since, Optional<String> previous) {
        @Override
        public String toString() {
            return "Versions[since=" + since + "]";
        }
    }
}
