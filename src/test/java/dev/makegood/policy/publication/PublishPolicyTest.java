package dev.makegood.policy.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Versions;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Verifies with which reason a version is refused that does not follow the ones before it. */
class PublishPolicyTest {
    private static final Instant EARLIEST = Versions.PUBLISHED.plus(Duration.ofDays(7));

    private final MemoryDatabase database = new MemoryDatabase();
    private final PublishPolicy publishing = new PublishPolicy(database);

    private Outcome<PolicyVersion> publish(String pack, String... changes) {
        return publishing.publish(Versions.of(pack, changes));
    }

    private Outcome<PolicyVersion> third(Instant effectiveAt, String... changes) {
        String[] all = new String[changes.length + 2];
        all[0] = "version: 1";
        all[1] = "version: 3\neffectiveAt: \"" + effectiveAt + "\"";
        System.arraycopy(changes, 0, all, 2, changes.length);
        return publish("pdd-stockout", all);
    }

    private static void assertRefused(Refusal by, String field, String reason, Outcome<PolicyVersion> outcome) {
        assertEquals(new Outcome.Refused<>(by, field, reason), outcome);
    }

    @Test
    void aChangeTakesEffectAfterItsNotice() {
        assertRefused(
                Refusal.VALUE,
                "effectiveAt",
                "must be at least 7 days after publication, " + EARLIEST + " or later",
                third(EARLIEST.minusMillis(1)));
        assertInstanceOf(Outcome.Created.class, third(EARLIEST));
    }

    @Test
    void aVersionHasTheNextNumber() {
        assertRefused(
                Refusal.STATE,
                "version",
                "must be 3, the next one",
                publish("pdd-stockout", "version: 1", "version: 4\neffectiveAt: \"" + EARLIEST + "\""));
        assertRefused(
                Refusal.STATE,
                "version",
                "must be 1, the next one",
                publish("tmall-stockout", "version: 1", "version: 2\neffectiveAt: \"" + EARLIEST + "\""));
    }

    @Test
    void aDomainHasOnePolicy() {
        assertRefused(
                Refusal.STATE,
                "policyId",
                "must be the id of the existing policy for stockout on pinduoduo in CNY",
                publish("pdd-stockout", "policyId: pdd-stockout", "policyId: another"));
    }

    @Test
    void aPolicyKeepsItsDomain() {
        assertRefused(
                Refusal.STATE,
                "policyId",
                "must keep its platform, violation and currency",
                third(EARLIEST, "platform: pinduoduo", "platform: another"));
    }

    @Test
    void aFirstVersionNeedsNoNotice() {
        assertInstanceOf(Outcome.Created.class, publish("tmall-late-shipment"));
    }

    private static PolicyVersion ofPlatform(String platform) {
        return Versions.of(
                "pdd-stockout",
                "policyId: pdd-stockout",
                "policyId: " + platform,
                "platform: pinduoduo",
                "platform: " + platform);
    }

    @Test
    void allPoliciesTogetherHaveAMostOfVersions() {
        var policies = new Policies(database);
        int published = policies.all().size();
        for (int n = published; n < PublishPolicy.MOST_VERSIONS - 1; n++) {
            assertTrue(database.commit(policies.create(ofPlatform("platform-" + n))));
        }
        assertInstanceOf(Outcome.Created.class, publishing.publish(ofPlatform("last")));
        assertRefused(
                Refusal.LIMIT,
                "policyId",
                "cannot have another version: all policies together have 200, the most there can be",
                publishing.publish(ofPlatform("another")));
    }
}
