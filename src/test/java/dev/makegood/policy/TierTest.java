package dev.makegood.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.policy.Tier.PromiseRange;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verifies which promises a tier is for, and which tiers overlap. */
class TierTest {
    private static final Duration MILLI = Duration.ofMillis(1);

    private static PromiseRange range(Integer over, Integer atMost) {
        return new PromiseRange(Optional.ofNullable(over), Optional.ofNullable(atMost));
    }

    private static Tier tier(PromiseRange promise, Map<String, Boolean> when) {
        return new Tier(promise, Optional.empty(), when, new Worth.Fixed(500));
    }

    @Test
    void thePromiseIsOverTheLowerBoundAndAtMostTheUpperOne() {
        PromiseRange range = range(48, 240);
        assertFalse(range.includes(Duration.ofHours(48)));
        assertTrue(range.includes(Duration.ofHours(48).plus(MILLI)));
        assertTrue(range.includes(Duration.ofHours(240)));
        assertFalse(range.includes(Duration.ofHours(240).plus(MILLI)));
        assertTrue(PromiseRange.ANY.includes(Duration.ZERO));
        assertTrue(PromiseRange.ANY.isAny());
        assertFalse(range.isAny());
    }

    @ParameterizedTest
    @CsvSource({"48, 49, false", "48, 48, true", "49, 48, true", "48, , false", ", 48, false", ", , false"})
    void aRangeThatNoPromiseFitsIsEmpty(Integer over, Integer atMost, boolean empty) {
        assertEquals(empty, range(over, atMost).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        ", 48, 48, , false",
        ", 48, 47, , true",
        ", 48, , 24, true",
        "48, 240, 240, , false",
        "48, 240, 100, 120, true",
        "48, 240, 0, 48, false",
        ", , , , true"
    })
    void tiersOverlapIfAPromiseFitsBoth(Integer over, Integer atMost, Integer over2, Integer atMost2, boolean both) {
        assertEquals(both, tier(range(over, atMost), Map.of()).overlaps(tier(range(over2, atMost2), Map.of())));
        assertEquals(both, tier(range(over2, atMost2), Map.of()).overlaps(tier(range(over, atMost), Map.of())));
    }

    @Test
    void tiersAreApartIfOneWantsAnAttributeAndTheOtherItsAbsence() {
        Tier bonded = tier(PromiseRange.ANY, Map.of("bonded", true));
        assertFalse(bonded.overlaps(tier(PromiseRange.ANY, Map.of("bonded", false))));
        assertTrue(bonded.overlaps(tier(PromiseRange.ANY, Map.of("bonded", true))));
        assertTrue(bonded.overlaps(tier(PromiseRange.ANY, Map.of("directMail", false))));
        assertTrue(bonded.overlaps(tier(PromiseRange.ANY, Map.of())));
    }
}
