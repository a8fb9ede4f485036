package dev.makegood.functions.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.makegood.policy.Policies;
import dev.makegood.policy.PolicyVersion;

/**
 * A policy version, in the words in which it was published.
 *
 * @param digest SHA-256 of its canonical JSON, in hex
 */
public record PolicyView(@JsonUnwrapped PolicyVersion document, String digest) {
    public static PolicyView of(PolicyVersion version) {
        return new PolicyView(version, Policies.digest(version));
    }
}
