package dev.makegood.secret;

import java.util.List;

/** Provides a secret that may be rotated while functions run. Safe for several threads. */
public interface Secret {
    /**
     * Returns the value to use.
     *
     * @throws SecretUnavailable if it cannot be read and was not read recently
     */
    String current();

    /**
     * Returns the values to accept: the current one, and for a time after a rotation the previous one.
     *
     * @throws SecretUnavailable if it cannot be read and was not read recently
     */
    List<String> accepted();

    /**
     * Returns the values to accept, read again unless that just happened: for a caller with an unknown value, since the
     * secret may just have been rotated.
     */
    List<String> acceptedLatest();

    /** Returns a secret that never changes. */
    static Secret fixed(String value) {
        return new Secret() {
            @Override
            public String current() {
                return value;
            }

            @Override
            public List<String> accepted() {
                return List.of(value);
            }

            @Override
            public List<String> acceptedLatest() {
                return accepted();
            }
        };
    }
}
