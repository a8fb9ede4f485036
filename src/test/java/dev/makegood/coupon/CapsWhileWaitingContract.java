package dev.makegood.coupon;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.notice.CaseFact;
import dev.makegood.policy.Exemption;
import dev.makegood.promise.MerchantPromise;
import dev.makegood.promise.Promised;
import dev.makegood.promise.PublishPromise;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.assessment.ExemptCase;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Verifies that a compensation that waits for a merchant's money gives up its caps to merchants who can pay, and later
 * takes the rest.
 */
class CapsWhileWaitingContract extends Contract {
    private Shop shop;

    /** Caps each order at 5.00. M1 has no money, and its case is first. */
    @BeforeEach
    void oneOrderOfTwoMerchants() {
        shop = new Shop(database(), scanner());
        shop.amend("shortfall: advance", "shortfall: suspend");
        shop.topUp("M2", "t-1", 10_000);
        shop.place("O1", line("1", "M1", "A", 1, 1_000), line("2", "M2", "B", 1, 1_000));
        shop.admit("O1", "1", OptionalInt.empty());
    }

    private List<Money> given() {
        return List.of(
                shop.theCase("O1", "1").compensated(), shop.theCase("O1", "2").compensated());
    }

    private void look() {
        shop.clock.advance(Duration.ofHours(1));
        shop.issue();
        shop.issue();
    }

    @Test
    void aMerchantWithMoneyGivesWhatOneWithoutHoldsBack() {
        shop.admit("O1", "2", OptionalInt.empty());
        assertTrue(shop.theCase("O1", "2").assessment().amount().isZero());
        look();
        assertEquals(List.of(cny(0), cny(500)), given());
        shop.topUp("M1", "t-2", 10_000);
        look();
        assertEquals(List.of(cny(0), cny(500)), given(), "never more than 5.00 an order");
        assertInstanceOf(Compensation.Nothing.class, shop.theCase("O1", "1").compensation());
        assertEquals(cny(10_000), shop.account("M1").balance());
        assertTrue(shop.told(Actor.buyer(BUYER), CaseFact.ReassessedBuyer.class).stream()
                .anyMatch(text -> text.contains("while it waited for the merchant's money")));
        shop.reconcile();
    }

    @Test
    void oneThatGoesShortLaterFindsTheCapFree() {
        shop.issue();
        shop.admit("O1", "2", OptionalInt.empty());
        assertEquals(cny(500), shop.theCase("O1", "2").assessment().amount());
        look();
        assertEquals(List.of(cny(0), cny(500)), given());
    }

    @Test
    void whoeverHasMoneyFirstGivesIt() {
        shop.issue();
        shop.topUp("M1", "t-2", 500);
        shop.issue();
        shop.admit("O1", "2", OptionalInt.empty());
        look();
        assertEquals(List.of(cny(500), cny(0)), given());
        shop.reconcile();
    }

    @Test
    void theLinesOfOneMerchantWaitInTurnAndGiveTheCapOnce() {
        shop.place("O2", line("1", "M1", "A", 1, 1_000), line("2", "M1", "B", 1, 1_000));
        shop.admit("O2", "1", OptionalInt.empty());
        shop.issue();
        shop.admit("O2", "2", OptionalInt.empty());
        look();
        shop.topUp("M1", "t-2", 10_000);
        look();
        look();
        assertEquals(cny(500), shop.theCase("O2", "1").compensated());
        assertEquals(cny(0), shop.theCase("O2", "2").compensated());
        shop.reconcile();
    }

    @Test
    void whatOneThatWaitsLeavesIsNotPromisedToAnotherOfItsMerchant() {
        shop.place("O2", line("1", "M1", "A", 1, 1_000), line("2", "M1", "B", 1, 1_000));
        shop.admit("O2", "1", OptionalInt.empty());
        shop.admit("O2", "2", OptionalInt.empty());
        shop.issue();
        assertEquals(cny(0), shop.theCase("O2", "2").assessment().amount());
        assertInstanceOf(Compensation.Nothing.class, shop.theCase("O2", "2").compensation());
        assertEquals(List.of(), shop.told(Actor.buyer(BUYER), CaseFact.ReassessedBuyer.class));
    }

    /** Places an order whose two merchants both have no money. */
    private void both_wait() {
        shop.place("O3", line("1", "M1", "A", 1, 1_000), line("2", "M3", "B", 1, 1_000));
        shop.admit("O3", "1", OptionalInt.empty());
        shop.admit("O3", "2", OptionalInt.empty());
        shop.issue();
        shop.issue();
    }

    private List<Money> givenOfBoth() {
        return List.of(
                shop.theCase("O3", "1").compensated(), shop.theCase("O3", "2").compensated());
    }

    @Test
    void twoThatWaitWakeEachOtherNoMoreThanOnce() {
        both_wait();
        var cases = new Cases(database());
        var before = List.of(cases.find(caseId("O3", "1")), cases.find(caseId("O3", "2")));
        assertInstanceOf(Compensation.Suspended.class, shop.theCase("O3", "1").compensation());
        assertInstanceOf(Compensation.Suspended.class, shop.theCase("O3", "2").compensation());
        look();
        look();
        assertEquals(before, List.of(cases.find(caseId("O3", "1")), cases.find(caseId("O3", "2"))));
    }

    @Test
    void ofTwoThatWaitWhoeverHasMoneyFirstGivesTheCapAndTheOtherNothing() {
        both_wait();
        shop.topUp("M3", "t-3", 10_000);
        look();
        assertEquals(List.of(cny(0), cny(500)), givenOfBoth());
        shop.topUp("M1", "t-4", 10_000);
        look();
        assertEquals(List.of(cny(0), cny(500)), givenOfBoth());
        assertInstanceOf(Compensation.Nothing.class, shop.theCase("O3", "1").compensation());
        shop.reconcile();
    }

    @Test
    void twoThatWaitGiveTheCapOnceThoughBothHaveMoneyAtOnce() {
        both_wait();
        shop.topUp("M1", "t-3", 10_000);
        shop.topUp("M3", "t-4", 10_000);
        look();
        assertEquals(cny(500), givenOfBoth().stream().reduce(cny(0), Money::plus), "never more than 5.00 an order");
        shop.reconcile();
    }

    @Test
    void whatIsExemptWhileItWaitsLeavesTheCapToTheOtherThatWaits() {
        both_wait();
        var finding = new ExemptCase.ExemptCommand(caseId("O3", "1"), Exemption.WRONG_ADDRESS, Shop.START, "file 7");
        new ExemptCase(database(), new Refunds(database()))
                .exempt(finding, Actor.of("operator:anna"), shop.clock.instant());
        shop.topUp("M1", "t-3", 10_000);
        shop.topUp("M3", "t-4", 10_000);
        look();
        assertEquals(List.of(cny(0), cny(500)), givenOfBoth());
        shop.reconcile();
    }

    @Test
    void aPromiseThatWaitsWithItIsPaidAndNoCapASecondTime() {
        var promise = new MerchantPromise("p", MerchantPromise.Kind.EXTRA, cny(300));
        new PublishPromise(database()).publish(new Promised("M3", Optional.empty(), promise, Shop.START, Shop.START));
        shop.place("O3", line("1", "M3", "A", 1, 1_000), line("2", "M2", "B", 1, 1_000));
        shop.admit("O3", "1", OptionalInt.empty());
        shop.issue();
        shop.admit("O3", "2", OptionalInt.empty());
        look();
        assertEquals(List.of(cny(0), cny(500)), givenOfBoth());
        look();
        assertEquals(cny(300), shop.theCase("O3", "1").assessment().amount(), "while it still waits");
        var waiting = new Cases(database()).find(caseId("O3", "1"));
        look();
        assertEquals(
                waiting, new Cases(database()).find(caseId("O3", "1")), "it has left no caps, so it keeps its worth");
        shop.topUp("M3", "t-3", 10_000);
        look();
        assertEquals(List.of(cny(300), cny(500)), givenOfBoth());
        shop.reconcile();
    }
}
