package dev.makegood.policy.publication;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Versions;
import dev.makegood.storage.memory.MemoryDatabase;
import org.junit.jupiter.api.Test;

/** Verifies that a platform has one policy for a violation and currency. */
class OnePolicyEachTest {
    private static PolicyVersion named(String policyId) {
        return Versions.of("pdd-stockout", "policyId: pdd-stockout", "policyId: " + policyId);
    }

    @Test
    void ofTwoThatWerePublishedAtOnceOneStands() {
        var database = new MemoryDatabase();
        var policies = new Policies(database);
        var writes = policies.create(named("one"));
        var rival = policies.create(named("another"));
        assertTrue(database.commit(writes));
        assertFalse(database.commit(rival));
    }
}
