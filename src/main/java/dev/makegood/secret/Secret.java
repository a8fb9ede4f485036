package dev.makegood.secret;

import java.util.List;

/** Provides a secret that may be rotated while functions run. Safe for several threads. */
public interface Secret {
    /**
     * Returns the value to use.
     *
     * @throws SecretUnavailable if it cannot be read, and was not read lately
     */
    String current();

    /**
     * Returns the values to accept: the current one, and for a time after a rotation the previous one.
     *
     * @throws SecretUnavailable if it cannot be read, and was not read lately
     */
    List<String> accepted();

    /**
     * Returns the values to accept, read again if they are not quite new: for a caller that uses none of the known
     * ones, since the secret may have been rotated just now.
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
