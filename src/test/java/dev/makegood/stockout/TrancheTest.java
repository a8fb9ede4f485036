package dev.makegood.stockout;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.policy.Agreement;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Portion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies the facts that a tranche keeps, whatever is decided about it later. */
class TrancheTest {
    private static final Instant KNOWN_AT = START.minus(Duration.ofHours(5));
    private static final Agreement CHEAP = new Agreement("a-1", true, cny(500));
    private static final Agreement DEAR = new Agreement("a-2", true, cny(300));

    private static Tranche of(int units, Portion portion, int madeGood) {
        return new Tranche(
                units, Trigger.OVERDUE, Actor.merchant("M1"), START, KNOWN_AT, portion, Optional.empty(), madeGood);
    }

    private final Portion plain = Portion.of(cny(900), cny(200));
    private final Tranche tranche = of(3, plain, 1);

    @Test
    void itKeepsWhenItWasEstablishedAndSinceWhenItIsKnown() {
        Portion both = Portion.of(cny(1_500), cny(300));
        assertEquals(of(5, both, 3), tranche.plus(of(2, Portion.of(cny(600), cny(100)), 2)));
        assertEquals(of(3, plain.agreed(CHEAP), 1), tranche.agreed(CHEAP));
        assertEquals(of(3, plain.exempt(Exemption.BUYER_ABUSE), 1), tranche.exempt(Exemption.BUYER_ABUSE));
        assertEquals(of(3, plain, 2), tranche.madeGood(2));
    }

    @Test
    void itKeepsTheFirstGroundOnWhichNothingIsOwed() {
        Tranche exempt = tranche.exempt(Exemption.BUYER_ABUSE);
        assertEquals(exempt, exempt.exempt(Exemption.APPEAL_GRANTED));
    }

    @Test
    void ofSeveralAgreementsTheLastOneIsRaisedAndTheOthersStay() {
        List<Tranche> all = List.of(tranche.agreed(CHEAP), tranche.agreed(DEAR), tranche.agreed(DEAR));
        List<Tranche> raised = AgreedBefore.plus(all, "a-3", cny(400));
        assertEquals(
                List.of(CHEAP, new Agreement("a-2", true, cny(700)), new Agreement("a-2", true, cny(700))),
                raised.stream()
                        .map(one -> one.portion().agreement())
                        .flatMap(Optional::stream)
                        .toList());
        assertEquals(cny(1_200), AgreedBefore.sum(raised, cny(0)));
    }

    @Test
    void itIsAboutUnitsOfWhichAtMostAllAreMadeGood() {
        assertEquals(3, of(3, plain, 3).madeGood());
        assertThrows(IllegalArgumentException.class, () -> of(3, plain, 4));
        assertThrows(IllegalArgumentException.class, () -> of(3, plain, -1));
        assertThrows(IllegalArgumentException.class, () -> of(0, plain, 0));
        assertEquals(1, of(1, plain, 0).units());
    }

    @Test
    void onlyUnitsThatAreNotMadeGoodCountWithTheirShareOfWhatWasPaid() {
        assertEquals(plain, of(3, plain, 0).counted());
        assertEquals(Portion.of(cny(600), cny(133)), of(3, plain, 1).counted());
        assertEquals(plain.exempt(Exemption.GOODS_INSTEAD), of(3, plain, 3).counted());
        Portion exempt = plain.exempt(Exemption.BUYER_ABUSE);
        assertEquals(exempt.paying(cny(0), cny(0)), of(3, exempt, 3).counted());
    }

    @Test
    void onlyWhatWasReportedByMistakeIsTakenBack() {
        assertFalse(tranche.takenBack());
        assertFalse(tranche.exempt());
        assertTrue(tranche.takeBack().takenBack());
        assertTrue(tranche.takeBack().exempt());
        assertFalse(tranche.exempt(Exemption.BUYER_ABUSE).takenBack());
        assertTrue(tranche.exempt(Exemption.BUYER_ABUSE).exempt());
    }

    @Test
    void unitsThatJoinWereAdmittedWhenTheLastOfThemWas() {
        Instant later = START.plusSeconds(60);
        Tranche early = of(1, plain.admitted(START), 0);
        Tranche late = of(1, plain.admitted(later), 0);
        assertEquals(Optional.of(later), early.plus(late).portion().admittedAt());
        assertEquals(Optional.of(later), late.plus(early).portion().admittedAt());
        assertEquals(Optional.empty(), early.plus(of(1, plain, 0)).portion().admittedAt());
    }

    @Test
    void unitsOfTwoActsAreHeldByNeither() {
        var act = Optional.of(new OfAct("s-1", START, false));
        var held = new Tranche(3, Trigger.OVERDUE, Actor.merchant("M1"), START, KNOWN_AT, plain, act, 1);
        assertEquals(act, held.plus(held).act());
        assertEquals(Optional.empty(), held.plus(tranche).act());
        assertEquals(tranche, held.free());
    }
}
