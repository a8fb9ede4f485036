package dev.makegood.stockout.assessment;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Scope;
import dev.makegood.policy.Versions;
import dev.makegood.stockout.CaseId;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Verifies how much of a cap of 5.00 an order's cases use, and how much is left for each. */
class CapsTest {
    private static final PolicyVersion POLICY = Versions.of("pdd-stockout");
    private static final Caps.Place PLACE = new Caps.Place("O1", "b-1", "M1", START);
    private static final CaseId ONE = caseId("O1", "1");
    private static final CaseId OTHER = caseId("O1", "2");
    private static final CaseId THIRD = caseId("O1", "3");

    private final MemoryDatabase database = new MemoryDatabase();
    private final Caps caps = new Caps(database);

    private void uses(CaseId id, long minor) {
        caps.use(POLICY, PLACE, id, cny(minor));
    }

    private Money byOthersThan(CaseId id) {
        return caps.usedByOthers(POLICY, PLACE, id).get(Scope.ORDER);
    }

    private boolean has(CaseId id, long minor) {
        return caps.has(POLICY, PLACE, id, cny(minor));
    }

    private boolean hasAtMost(CaseId id, long minor) {
        return caps.hasAtMost(POLICY, PLACE, id, cny(minor));
    }

    @Test
    void eachCaseLeavesTheOthersWhatItDoesNotUse() {
        assertEquals(Map.of(Scope.ORDER, cny(0)), caps.usedByOthers(POLICY, PLACE, ONE));
        uses(ONE, 200);
        uses(OTHER, 100);
        assertEquals(cny(100), byOthersThan(ONE));
        assertEquals(cny(200), byOthersThan(OTHER));
        assertEquals(cny(300), byOthersThan(THIRD));
    }

    @Test
    void whatACaseUsesIsWhatItSaidLast() {
        uses(ONE, 200);
        uses(ONE, 50);
        assertEquals(cny(50), byOthersThan(OTHER));
    }

    @Test
    void aCaseKeepsWhatItHasThoughOthersHaveTheRest() {
        uses(ONE, 300);
        uses(OTHER, 400);
        assertEquals(cny(200), byOthersThan(ONE), "it has 3.00 of 5.00");
        assertEquals(cny(700), byOthersThan(THIRD), "it has nothing");
        uses(OTHER, 200);
        assertEquals(cny(200), byOthersThan(ONE));
    }

    @Test
    void aCaseHasAnAmountIfItUsesNoLess() {
        uses(ONE, 300);
        assertTrue(has(ONE, 300));
        assertFalse(has(ONE, 301));
        assertTrue(has(OTHER, 0));
        assertFalse(has(OTHER, 1));
        assertTrue(hasAtMost(ONE, 300));
        assertFalse(hasAtMost(ONE, 299));
        assertTrue(hasAtMost(OTHER, 0));
    }

    @Test
    void theOthersOfACapAreKnownOnceEach() {
        uses(ONE, 300);
        uses(OTHER, 0);
        uses(OTHER, 100);
        assertEquals(List.of(OTHER), caps.others(POLICY, PLACE, ONE));
        assertEquals(List.of(ONE, OTHER), caps.others(POLICY, PLACE, THIRD));
    }

    @Test
    void onlySoManyCasesThatUseNothingAreKept() {
        for (int n = 1; n <= 101; n++) {
            uses(caseId("O1", "l" + n), 0);
        }
        assertEquals(100, caps.others(POLICY, PLACE, ONE).size());
        uses(ONE, 1);
        assertEquals(101, caps.others(POLICY, PLACE, OTHER).size(), "cases that use something are always kept");
    }

    @Test
    void whatIsReadIsCheckedAndWhatIsChangedIsWritten() {
        byOthersThan(ONE);
        assertInstanceOf(Write.Check.class, caps.writes().getFirst());
        uses(ONE, 100);
        Write written = caps.writes().getFirst();
        assertFalse(written instanceof Write.Check);
        assertTrue(database.commit(caps.writes()));
        var later = new Caps(database);
        assertEquals(cny(100), later.usedByOthers(POLICY, PLACE, OTHER).get(Scope.ORDER));
        later.use(POLICY, PLACE, ONE, cny(100));
        assertInstanceOf(Write.Check.class, later.writes().getFirst(), "nothing changed");
    }

    @Test
    void anotherOrderHasACapOfItsOwn() {
        uses(ONE, 300);
        var another = new Caps.Place("O2", "b-1", "M1", START);
        assertEquals(Map.of(Scope.ORDER, cny(0)), caps.usedByOthers(POLICY, another, caseId("O2", "1")));
    }
}
