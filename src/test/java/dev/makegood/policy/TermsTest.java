package dev.makegood.policy;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies when the terms of a version begin and end. */
class TermsTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void aBrakeIsEngagedByMoreThanAnyOfItsLimits() {
        var brake = new BrakeTerms(200, 100, 5_000, 12);
        assertFalse(brake.engages(200, 100, cny(5_000)));
        assertTrue(brake.engages(201, 100, cny(5_000)));
        assertTrue(brake.engages(200, 101, cny(5_000)));
        assertTrue(brake.engages(200, 100, cny(5_001)));
    }

    @Test
    void anAppealEndsWithItsLastDayInTheZone() {
        PolicyVersion policy = Versions.of("pdd-stockout");
        Instant lastMoment = Instant.parse("2026-03-02T15:59:59.999Z");
        assertEquals(Instant.parse("2026-03-09T16:00:00Z"), policy.appealEnd(lastMoment));
        assertEquals(Instant.parse("2026-03-10T16:00:00Z"), policy.appealEnd(lastMoment.plusMillis(1)));
        PolicyVersion sameDay = Versions.of("pdd-stockout", "withinDays: 7", "withinDays: 0");
        assertEquals(Instant.parse("2026-03-02T16:00:00Z"), sameDay.appealEnd(lastMoment));
    }

    @Test
    void aRefundIsDueAfterTheChoiceAndLateAfterItsHours() {
        PolicyVersion policy = Versions.of("pdd-stockout", "choiceWindowHours: 0", "choiceWindowHours: 12");
        assertEquals(START.plus(Duration.ofHours(12)), policy.choiceEnd(START));
        assertEquals(START.plus(Duration.ofHours(12)), policy.brakeEnd(START).orElseThrow());
        assertEquals(START.plus(Duration.ofHours(24)), policy.refundBy(START));
    }

    @Test
    void aProposalTakesEffectAfterItsHoursOrOnceTheLineIsLateWhicheverIsFirst() {
        Instant at = Instant.parse("2026-03-02T04:00:00Z");
        Instant late = at.plus(Duration.ofHours(8));
        var hours = new CancellationTerms(true, false, Optional.of(24), false);
        var lateness = new CancellationTerms(true, false, Optional.empty(), true);
        var both = new CancellationTerms(true, false, Optional.of(24), true);
        assertEquals(Optional.empty(), CancellationTerms.DEFAULT.takesEffectAt(at, Optional.of(late)));
        assertEquals(Optional.of(at.plus(Duration.ofHours(24))), hours.takesEffectAt(at, Optional.of(late)));
        assertEquals(Optional.of(late), lateness.takesEffectAt(at, Optional.of(late)));
        assertEquals(Optional.of(late), both.takesEffectAt(at, Optional.of(late)));
        assertEquals(Optional.of(at), both.takesEffectAt(at, Optional.of(at.minusMillis(1))));
        Instant farOff = at.plus(Duration.ofDays(9));
        assertEquals(Optional.of(at.plus(Duration.ofHours(24))), both.takesEffectAt(at, Optional.of(farOff)));
        assertEquals(Optional.empty(), lateness.takesEffectAt(at, Optional.empty()));
        assertEquals(Optional.of(at.plus(Duration.ofHours(24))), both.takesEffectAt(at, Optional.empty()));
        assertEquals(Optional.of(farOff), lateness.takesEffectAt(at, Optional.of(farOff)));
    }

    @Test
    void whetherACancellationIsOwedDependsOnWhoProposedIt() {
        var merchants = new CancellationTerms(true, false, Optional.empty(), false);
        assertTrue(merchants.owed(true));
        assertFalse(merchants.owed(false));
        var buyers = new CancellationTerms(false, true, Optional.empty(), false);
        assertFalse(buyers.owed(true));
        assertTrue(buyers.owed(false));
        assertEquals(merchants, CancellationTerms.DEFAULT);
    }

    @Test
    void aCouponIsValidForWholeYears() {
        var form = new Terms.Form(Terms.Form.Kind.COUPON, 50);
        assertEquals(LocalDate.parse("2076-03-02"), form.lastDay(LocalDate.parse("2026-03-02")));
    }

    @Test
    void aLineIsOverdueAndSettledAfterTheirOwnHours() {
        var detection = new Terms.Detection(true, false, 48, 24);
        assertEquals(Duration.ofHours(48), detection.overdue());
        assertEquals(Duration.ofHours(24), detection.settling());
    }
}
