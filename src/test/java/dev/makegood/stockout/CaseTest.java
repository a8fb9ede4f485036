package dev.makegood.stockout;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.Exemption;
import dev.makegood.policy.Portion;
import dev.makegood.shop.Shop;
import dev.makegood.storage.TornRead;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies the data of a case about its order line. */
class CaseTest {
    private static final Instant LATER = START.plusSeconds(3_600);
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    @BeforeEach
    void twoOfThreeUnitsAreShort() {
        shop.place("O1", line("1", "M1", "S1", 3, 900));
        shop.admit("O1", "1", OptionalInt.of(2));
    }

    @Test
    void itSaysWhoseLineItIsAboutAndHowManyOfItsUnitsWillNotShip() {
        Case c = shop.theCase("O1", "1");
        assertEquals(caseId("O1", "1"), c.id());
        assertEquals("M1", c.merchantId());
        assertEquals(Shop.BUYER, c.buyer());
        assertEquals("S1", c.sku());
        assertEquals(3, c.quantity());
        assertEquals(2, c.units());
        assertEquals(Trigger.ADMISSION, c.trigger());
        assertEquals(START, c.establishedAt());
        assertEquals(cny(600), c.facts().paid());
    }

    /** Returns a case about two of three units of 9.00, assessed and settled so far. */
    private Case worth(long amount, long compensated, long reimbursed) {
        Case c = shop.theCase("O1", "1");
        var settlement = new Settlement(cny(compensated), cny(0), cny(0), cny(reimbursed), new Compensation.Nothing());
        return new Case(
                c.id(),
                c.subject(),
                c.policy(),
                c.zone(),
                c.circumstances(),
                c.tranches(),
                Covered.NONE,
                Assessment.ofPolicy(cny(amount), List.of()),
                settlement,
                Told.at(START),
                Optional.empty());
    }

    @Test
    void whatIsNotGivenYetIsDueToTheBuyer() {
        Case more = worth(500, 300, 0);
        assertEquals(cny(200), more.due());
        assertEquals(cny(500), more.money().toBuyer());
        assertEquals(cny(0), more.money().reimbursable());
        assertEquals(cny(0), more.money().owedAgain());
    }

    @Test
    void whatWasGivenBeyondIsTheMerchantsAgainAndTheBuyerKeepsIt() {
        Case less = worth(200, 500, 100);
        assertEquals(cny(0), less.due());
        assertEquals(cny(500), less.money().toBuyer());
        assertEquals(cny(200), less.money().reimbursable());
        assertEquals(cny(0), less.money().owedAgain());
        assertEquals(cny(300), less.squared().reimbursed());
    }

    @Test
    void whatTheMerchantGotBackAndIsOwedAfterAllItOwesAgain() {
        Case again = worth(400, 500, 300);
        assertEquals(cny(200), again.money().owedAgain());
        assertEquals(cny(0), again.money().reimbursable());
        assertEquals(cny(100), again.squared().reimbursed());
        assertEquals(cny(300), worth(900, 500, 300).money().owedAgain(), "at most what was given");
    }

    @Test
    void itIsNeverAboutMoreUnitsThanItsLineHas() {
        Case c = worth(0, 0, 0);
        assertEquals(3, c.grown(tranche(1)).units());
        assertThrows(TornRead.class, () -> c.grown(tranche(2)));
        assertEquals(3, c.each(Tranche::takeBack).grown(tranche(3)).units(), "units taken back do not count");
        assertThrows(IllegalArgumentException.class, () -> c.with(List.of()));
    }

    private static Tranche tranche(int units) {
        return new Tranche(
                units, Trigger.OVERDUE, Actor.of("system"), LATER, LATER, Portion.of(cny(300)), Optional.empty(), 0);
    }

    @Test
    void itsUnitsCountOnWhetherTheyStandOrNot() {
        Case c = worth(0, 0, 0).each(Tranche::takeBack).grown(tranche(1));
        assertEquals(1, c.units());
        assertEquals(3, c.lastUnit());
        assertEquals(LATER, c.told().worthToldAt(), "growth is news");
        assertEquals(Trigger.ADMISSION, c.trigger());
        assertEquals(START, c.establishedAt());
    }

    @Test
    void anExemptionIsOfTheFirstTranches() {
        Case c = worth(0, 0, 0).grown(tranche(1)).exempt(1, Exemption.BUYER_ABUSE);
        assertEquals(
                List.of(true, false), c.tranches().stream().map(Tranche::exempt).toList());
        assertTrue(c.isAppealable());
        assertFalse(c.exempt(2, Exemption.BUYER_ABUSE).isAppealable(), "nothing is left to appeal against");
    }

    @Test
    void anAppealCoversTheTranchesOfItsTime() {
        Case appealed = worth(0, 0, 0).appealedAgainst();
        assertTrue(appealed.hasBeenAppealedAgainst());
        assertFalse(appealed.isAppealable());
        Case grown = appealed.grown(tranche(1));
        assertFalse(grown.hasBeenAppealedAgainst());
        assertTrue(grown.isAppealable());
        assertEquals(new Covered(1, 2), grown.complainedAbout().covered());
        assertEquals(
                new Covered(2, 2), grown.complainedAbout().appealedAgainst().covered());
    }

    @Test
    void whereAComplaintIsNeededItCoversTheTranchesOfItsTime() {
        Case c = worth(0, 0, 0).complainedAbout().grown(tranche(1));
        assertEquals(2, c.countedUnits(0, false));
        assertEquals(0, c.countedUnits(1, false));
        assertEquals(
                List.of(Optional.empty(), Optional.of(Exemption.NO_COMPLAINT)),
                c.facts().portions().stream().map(Portion::exemption).toList());
        assertEquals(1, c.with(c.tranches()).complainedAbout().countedUnits(1, false));
        assertEquals(1, worth(0, 0, 0).grown(tranche(1)).countedUnits(1, false), "no complaint is needed");
    }

    @Test
    void unitsThatAreMadeGoodDoNotCount() {
        Case c = worth(0, 0, 0).each(tranche -> tranche.madeGood(1));
        assertEquals(1, c.countedUnits(0, false));
        assertEquals(0, c.exempt(1, Exemption.BUYER_ABUSE).countedUnits(0, false));
    }

    @Test
    void aSumThatIsAgreedOnRaisesWhatWasAgreedOnBefore() {
        Case c = worth(0, 0, 0);
        var agreed = new Cause.Agreed("c-1", true, cny(300), START);
        Case once = c.agreedOn(agreed);
        assertEquals(cny(300), AgreedBefore.sum(once.tranches(), cny(0)));
        assertEquals(once, once.agreedOn(agreed), "all of it is agreed on already");
        Case more = once.agreedOn(new Cause.Agreed("c-2", true, cny(301), START));
        assertEquals(cny(301), AgreedBefore.sum(more.tranches(), cny(0)));
    }

    @Test
    void itKnowsWhatWasPaidForAnyOfItsUnits() {
        Case c = worth(0, 0, 0);
        OrderLine line = new Orders(database)
                .findLine(new LineRef("O1", "1"))
                .orElseThrow()
                .value();
        assertEquals(cny(300), c.paid(line, 1, 2));
        Case moved = c.each(Tranche::takeBack).grown(tranche(1));
        assertEquals(cny(900), moved.paid(line, 0, 3));
        assertEquals(cny(300), moved.paid(line, 2, 3));
        assertEquals(cny(600), moved.paid(line, 1, 3));
        assertEquals(cny(300), moved.paid(line, 0, 1));
    }

    @Test
    void whatAnAppealCoversIsNotEnlarged() {
        Case c = worth(0, 0, 0);
        Tranche first = c.tranches().getFirst();
        var more = new Tranche(
                1, first.trigger(), first.by(), first.at(), first.knownAt(), Portion.of(cny(300)), Optional.empty(), 0);
        assertEquals(1, c.grown(more).tranches().size());
        assertEquals(2, c.appealedAgainst().grown(more).tranches().size());
    }
}
