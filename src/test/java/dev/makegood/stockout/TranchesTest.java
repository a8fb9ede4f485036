package dev.makegood.stockout;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.command.Actor;
import dev.makegood.policy.Agreement;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Portion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Verifies which units join the last tranche of their case. */
class TranchesTest {
    private static final Optional<OfAct> ACT = Optional.of(new OfAct("s-1", START, false));

    private static Tranche of(Trigger trigger, Actor by, Instant at, Optional<OfAct> act) {
        return new Tranche(1, trigger, by, at, START, Portion.of(cny(100)), act, 0);
    }

    private final Tranche first = of(Trigger.RECOUNT, Actor.SYSTEM, START, ACT);

    private List<Tranche> grown(Tranche more) {
        return Tranches.grown(List.of(first), 0, more);
    }

    @Test
    void unitsOfOneActAtOneTimeAreOneTranche() {
        assertEquals(List.of(first.plus(first)), grown(first));
        assertEquals(2, grown(first).getFirst().units());
    }

    @Test
    void unitsOfAnotherTriggerActorTimeOrActAreATrancheOfTheirOwn() {
        for (Tranche other : List.of(
                of(Trigger.OVERDUE, Actor.SYSTEM, START, ACT),
                of(Trigger.RECOUNT, Actor.of("operator:o"), START, ACT),
                of(Trigger.RECOUNT, Actor.SYSTEM, START.plusMillis(1), ACT),
                of(Trigger.RECOUNT, Actor.SYSTEM, START, Optional.empty()))) {
            assertEquals(List.of(first, other), grown(other));
        }
    }

    @Test
    void whatIsAgreedOnOrExemptStaysApart() {
        Tranche agreed = first.agreed(new Agreement("c-1", true, cny(300)));
        Tranche exempt = first.exempt(Exemption.BUYER_ABUSE);
        assertEquals(List.of(first, agreed), grown(agreed));
        assertEquals(List.of(first, exempt), grown(exempt));
        assertEquals(List.of(agreed, first), Tranches.grown(List.of(agreed), 0, first));
        assertEquals(List.of(exempt, first), Tranches.grown(List.of(exempt), 0, first));
    }

    @Test
    void whatAnAppealOrAComplaintCoversDoesNotGrow() {
        assertEquals(List.of(first, first), Tranches.grown(List.of(first), 1, first));
        assertEquals(List.of(first, first.plus(first)), Tranches.grown(List.of(first, first), 1, first));
    }

    @Test
    void aCaseWithTheMostTranchesGrowsByWhatJoinsAtAll() {
        Tranche later = of(Trigger.OVERDUE, Actor.of("operator:o"), START.plusSeconds(9), Optional.empty());
        var most = new ArrayList<Tranche>();
        for (int n = 1; n < Tranches.MOST; n++) {
            most.add(first);
        }
        assertEquals(Tranches.MOST, Tranches.grown(most, 0, later).size());
        most.add(first);
        assertEquals(first.plus(later), Tranches.grown(most, 0, later).getLast());
        assertEquals(Tranches.MOST, Tranches.grown(most, 0, later).size());
    }
}
