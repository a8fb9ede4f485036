package dev.makegood.policy.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.market.Market;
import dev.makegood.meter.Meter;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Versions;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies that versions are read once a minute, and that none is missed for that. */
class PoliciesCopyTest {
    private static final Duration NOTICE = Market.current().periods().policyNotice();
    private static final Instant NOW = Versions.PUBLISHED;
    private static final PolicyVersion.Domain PINDUODUO = Packs.BARE.domain();

    private final MemoryDatabase database = new MemoryDatabase();
    private final Meter meter = new Meter(database);

    private Optional<Integer> inForce(PolicyVersion.Domain domain, Instant now) {
        return new Policies(meter).inForce(domain, now).map(PolicyVersion::number);
    }

    private void publish(PolicyVersion version) {
        assertTrue(database.commit(new Policies(database).create(version)));
    }

    private static PolicyVersion third() {
        return Versions.of("pdd-stockout", "version: 1", "version: 3\neffectiveAt: \"" + NOW.plus(NOTICE) + "\"");
    }

    @Test
    void aCopyIsUsedForAMinute() {
        inForce(PINDUODUO, NOW);
        inForce(PINDUODUO, NOW.plus(Policies.FRESH).minusMillis(1));
        assertEquals(1, meter.take().allRequests());
        inForce(PINDUODUO, NOW.plus(Policies.FRESH));
        assertEquals(1, meter.take().allRequests());
        inForce(PINDUODUO, NOW);
        assertEquals(1, meter.take().allRequests(), "a clock that was set back");
    }

    @Test
    void theNextVersionIsInForceOnTime() {
        Instant last = NOW.plus(NOTICE).minusMillis(1);
        assertEquals(Optional.of(1), inForce(PINDUODUO, NOW));
        publish(third());
        assertEquals(Optional.of(1), inForce(PINDUODUO, last));
        assertEquals(Optional.of(3), inForce(PINDUODUO, last.plusMillis(1)));
    }

    @Test
    void theFirstVersionOfADomainIsInForceAtOnce() {
        PolicyVersion first = Versions.of("tmall-stockout");
        assertEquals(Optional.empty(), inForce(first.domain(), NOW));
        publish(first);
        assertEquals(Optional.of(1), inForce(first.domain(), NOW.plusMillis(1)));
    }

    @Test
    void aCopyIsShorterThanANotice() {
        assertTrue(Policies.FRESH.multipliedBy(1_000).compareTo(NOTICE) < 0);
        assertEquals(Duration.ofMinutes(1), Policies.FRESH);
    }
}
