package dev.makegood.policy;

import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.policy.publication.Policies;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** Verifies from when a version is in force, and which version it replaces. */
class PolicyVersionTest {
    private static final PolicyVersion FIRST = Versions.of("pdd-stockout");
    private static final PolicyVersion SECOND = next(2, START);
    private static final PolicyVersion THIRD = next(3, START.plusSeconds(60));

    private static PolicyVersion next(int number, Instant effectiveAt) {
        return Versions.of(
                "pdd-stockout", "version: 1", "version: " + number + "\neffectiveAt: \"" + effectiveAt + "\"");
    }

    private static Optional<PolicyVersion> inForce(PolicyVersion.Domain domain, Instant at) {
        return Policies.inForce(List.of(THIRD, FIRST, SECOND), domain, at);
    }

    @Test
    void aVersionIsInForceFromItsInstantOn() {
        assertFalse(SECOND.effectiveAt(START.minusMillis(1)));
        assertTrue(SECOND.effectiveAt(START));
        assertTrue(SECOND.effectiveAt(START.plusMillis(1)));
        assertTrue(FIRST.effectiveAt(Instant.EPOCH), "a first one without an instant has always been");
    }

    @Test
    void theLatestVersionOfItsDomainIsInForce() {
        assertEquals(Optional.of(FIRST), inForce(FIRST.domain(), START.minusMillis(1)));
        assertEquals(Optional.of(SECOND), inForce(FIRST.domain(), START));
        assertEquals(
                Optional.of(SECOND),
                inForce(FIRST.domain(), START.plusSeconds(60).minusMillis(1)));
        assertEquals(Optional.of(THIRD), inForce(FIRST.domain(), START.plusSeconds(60)));
    }

    @Test
    void aVersionIsForItsPlatformViolationAndCurrency() {
        assertEquals(Optional.empty(), inForce(new PolicyVersion.Domain("tmall", Violation.STOCKOUT, CNY), START));
        assertEquals(
                Optional.empty(), inForce(new PolicyVersion.Domain("pinduoduo", Violation.LATE_SHIPMENT, CNY), START));
        assertEquals(
                Optional.empty(),
                inForce(new PolicyVersion.Domain("pinduoduo", Violation.STOCKOUT, CurrencyUnit.JPY), START));
        assertEquals("stockout on pinduoduo in CNY", FIRST.domain().toString());
    }

    @Test
    void aVersionSupersedesTheOneBefore() {
        assertEquals(Optional.empty(), FIRST.supersedes());
        assertEquals(Optional.of(1), SECOND.supersedes());
        assertEquals(Optional.of(2), THIRD.supersedes());
    }

    @Test
    void whatIsPublishedLaterIsOtherwiseTheSame() {
        PolicyVersion later = SECOND.publishedAt(START);
        assertEquals(START, later.publishedAt());
        assertEquals(SECOND, later.publishedAt(SECOND.publishedAt()));
    }

    @Test
    void itsMoneyIsOfItsCurrency() {
        assertEquals(cny(500), FIRST.money(500));
        assertEquals(cny(10_000), FIRST.advanceLimit());
    }
}
