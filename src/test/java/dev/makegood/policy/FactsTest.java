package dev.makegood.policy;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Verifies the facts of all portions, and that a change leaves the other facts. */
class FactsTest {
    private static final Instant SWAPPED = START.plusSeconds(60);
    private static final Portion ONE = Portion.of(cny(300));
    private static final Portion OTHER = Portion.of(cny(200));

    private final Facts facts = Facts.of(Violation.STOCKOUT, List.of(ONE, OTHER))
            .happened(Milestones.of(START, START))
            .given(new Given(Optional.of(cny(10)), Optional.of(cny(20))))
            .using(Map.of(Scope.ORDER, cny(30)))
            .with(Set.of("bonded"));

    @Test
    void whatWasPaidIsTheSumOfAllPortions() {
        assertEquals(cny(500), facts.paid());
        assertThrows(IllegalArgumentException.class, () -> facts.about(List.of()));
    }

    @Test
    void allOfItIsExemptOnlyIfEachPortionIs() {
        assertEquals(Optional.empty(), facts.exemption());
        Portion exempt = ONE.exempt(Exemption.WRONG_ADDRESS);
        assertEquals(Optional.empty(), facts.about(List.of(OTHER, exempt)).exemption());
        assertEquals(
                Optional.of(Exemption.BUYER_ABUSE),
                facts.about(List.of(exempt, OTHER.exempt(Exemption.BUYER_ABUSE)))
                        .exemption());
        assertEquals(
                Optional.of(Exemption.BUYER_ABUSE),
                facts.exempt(Exemption.BUYER_ABUSE).exemption());
    }

    @Test
    void aPromiseCountsFromTheSwapElseFromThePayment() {
        assertEquals(Optional.of(START), facts.promisedAt());
        var ship = new ShipPromise(Optional.of(SWAPPED), Optional.empty(), Optional.empty());
        assertEquals(Optional.of(SWAPPED), facts.promisedToShip(ship).promisedAt());
        assertEquals(Optional.of(START), facts.promisedToShip(ship).paidAt());
    }

    @Test
    void whatTheLateShipmentGaveLeavesWhatWasGivenForTheReplaced() {
        assertEquals(
                new Given(Optional.of(cny(11)), Optional.of(cny(20))),
                facts.afterLateShipment(cny(11)).given());
    }

    @Test
    void anAttributeIsAdded() {
        assertEquals(Set.of("bonded", "gift"), facts.and("gift").attributes());
        assertEquals(facts, facts.and("bonded"));
    }
}
