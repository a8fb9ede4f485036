package dev.makegood.policy.assessment;

import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.policy.Assessment;
import dev.makegood.policy.Facts;
import dev.makegood.policy.Given;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Portion;
import dev.makegood.policy.Scope;
import dev.makegood.policy.Versions;
import dev.makegood.policy.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Verifies the deduction from a case of 5.00 for other cases' compensation, and that a zero amount has no step. */
class GivenByOthersTest {
    private static final PolicyVersion ADDS = Versions.of("pdd-stockout");
    private static final PolicyVersion TOPS_UP =
            Versions.of("pdd-stockout", "afterLateShipment: add", "afterLateShipment: topUp");
    private static final Optional<Money> NOTHING = Optional.empty();

    private static Assessment assess(PolicyVersion policy, Optional<Money> late, Optional<Money> replaced) {
        return Assess.of(
                policy,
                Facts.of(Violation.STOCKOUT, List.of(Portion.of(cny(9_900)))).given(new Given(late, replaced)));
    }

    private static Optional<Money> of(long minor) {
        return Optional.of(cny(minor));
    }

    @Test
    void whatWasGivenForTheReplacedIsSubtracted() {
        assertEquals(cny(300), assess(ADDS, NOTHING, of(200)).amount());
        assertEquals(cny(1), assess(ADDS, NOTHING, of(499)).amount());
        assertEquals(cny(0), assess(ADDS, NOTHING, of(500)).amount());
        assertEquals(cny(0), assess(ADDS, NOTHING, of(501)).amount());
    }

    @Test
    void whatTheLateShipmentGaveIsSubtractedOnlyIfTheVersionTopsUp() {
        assertEquals(cny(500), assess(ADDS, of(200), NOTHING).amount());
        assertEquals(cny(300), assess(TOPS_UP, of(200), NOTHING).amount());
        assertEquals(cny(0), assess(TOPS_UP, of(600), NOTHING).amount());
        assertEquals(cny(200), assess(TOPS_UP, of(200), of(100)).amount());
    }

    @Test
    void nothingIsSaidOfNothing() {
        List<?> alone = assess(TOPS_UP, NOTHING, NOTHING).steps();
        assertEquals(alone, assess(TOPS_UP, NOTHING, of(0)).steps());
        assertEquals(alone, assess(TOPS_UP, of(0), NOTHING).steps());
        assertEquals(alone.size() + 1, assess(TOPS_UP, NOTHING, of(1)).steps().size());
        assertEquals(alone.size() + 1, assess(TOPS_UP, of(1), NOTHING).steps().size());
    }

    @Test
    void whatOthersUsedOfACapIsSubtractedFromTheCap() {
        Facts facts = Facts.of(Violation.STOCKOUT, List.of(Portion.of(cny(9_900))));
        assertEquals(
                cny(1),
                Assess.of(ADDS, facts.using(Map.of(Scope.ORDER, cny(499)))).amount());
        assertEquals(
                cny(0),
                Assess.of(ADDS, facts.using(Map.of(Scope.ORDER, cny(500)))).amount());
        assertEquals(
                cny(0),
                Assess.of(ADDS, facts.using(Map.of(Scope.ORDER, cny(501)))).amount());
        assertEquals(
                cny(500),
                Assess.of(ADDS, facts.using(Map.of(Scope.ORDER, cny(0)))).amount());
    }
}
