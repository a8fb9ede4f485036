package dev.makegood.coupon.issue;

import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.account.MerchantAccount;
import dev.makegood.policy.Assessment;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Versions;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Case;
import dev.makegood.stockout.Compensation;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Verifies which part of a due compensation is paid now from a merchant's money, and which waits. */
class PayableTest {
    /** The policy's own amount is advanced without limit, any extra up to 100.00. */
    private static final PolicyVersion ADVANCES = Versions.of("pdd-stockout");

    private static final PolicyVersion SUSPENDS =
            Versions.of("pdd-stockout", "shortfall: advance", "shortfall: suspend");

    /** Returns a case worth more than the policy's amount. */
    private static Case worth(long ofPolicy, long extra) {
        var database = new MemoryDatabase();
        var shop = new Shop(database, new MemoryScanner(database, 3));
        shop.place("O1", line("1", "M1", "S1", 1, 9_900));
        shop.admit("O1", "1", OptionalInt.empty());
        return shop.theCase("O1", "1").assessed(new Assessment(cny(ofPolicy + extra), List.of(), cny(extra), cny(0)));
    }

    private static Case given(Case c, long minor) {
        return c.with(c.settlement().given(cny(minor), new Compensation.Owed(START)));
    }

    private static MerchantAccount account(long balance, long receivable) {
        return new MerchantAccount("M1", CNY, cny(balance), cny(0), cny(receivable), 0, Optional.empty());
    }

    private static void assertPays(long ofPolicy, long ofExtra, Payable payable) {
        assertEquals(List.of(cny(ofPolicy), cny(ofExtra)), List.of(payable.ofPolicy(), payable.ofExtra()));
        assertEquals(cny(ofPolicy + ofExtra), payable.amount());
        assertEquals(payable.policyDue().plus(payable.extraDue()).minus(payable.amount()), payable.rest());
    }

    private static Payable of(Case c, MerchantAccount account) {
        return Payable.of(c, cny(0), account, ADVANCES);
    }

    @Test
    void whatIsDueIsThePolicysFirstAndTheRestIsBeyondIt() {
        Payable payable = of(worth(500, 300), account(800, 0));
        assertEquals(cny(500), payable.policyDue());
        assertEquals(cny(300), payable.extraDue());
        assertPays(500, 300, payable);
        assertEquals(cny(0), payable.rest());
        assertFalse(payable.policyWaits());
    }

    @Test
    void whatWasGivenBeyondThePolicyDoesNotCountAsThePolicys() {
        Case partly = given(worth(500, 300), 400);
        Payable policyFirst = Payable.of(partly, cny(0), account(800, 0), ADVANCES);
        assertEquals(cny(100), policyFirst.policyDue());
        assertEquals(cny(300), policyFirst.extraDue());
        Payable extraFirst = Payable.of(partly, cny(300), account(800, 0), ADVANCES);
        assertEquals(cny(400), extraFirst.policyDue());
        assertEquals(cny(0), extraFirst.extraDue());
    }

    @Test
    void ofThePolicyAtMostWhatIsDueIsPaid() {
        Case lowered = given(worth(500, 0), 450);
        assertEquals(
                cny(50), Payable.of(lowered, cny(300), account(0, 0), ADVANCES).policyDue());
        Case all = given(worth(500, 300), 600);
        assertEquals(cny(0), Payable.of(all, cny(0), account(0, 0), ADVANCES).policyDue());
    }

    @Test
    void whatWasGivenWithAnotherCaseCounts() {
        Case late = worth(500, 0);
        Case credited = late.with(late.settlement().credited(cny(200)));
        assertEquals(
                cny(300), Payable.of(credited, cny(0), account(0, 0), ADVANCES).policyDue());
        Case stockout = given(worth(500, 300), 600);
        Case grown = stockout.with(stockout.settlement().credited(cny(-200)));
        assertEquals(
                cny(100), Payable.of(grown, cny(0), account(0, 0), ADVANCES).policyDue());
    }

    @Test
    void thePlatformAdvancesThePolicysWithoutLimitAndTheRestUpToIt() {
        assertPays(20_000, 0, of(worth(20_000, 300), account(0, 0)));
        assertPays(500, 300, of(worth(500, 300), account(0, 9_200)));
        assertPays(500, 299, of(worth(500, 300), account(0, 9_201)));
        assertPays(500, 0, of(worth(500, 300), account(0, 9_500)));
        assertPays(500, 0, of(worth(500, 300), account(0, 90_000)));
    }

    @Test
    void whatTheMerchantHasIsForThePolicyFirst() {
        assertPays(500, 200, of(worth(500, 300), account(700, 10_000)));
        assertPays(500, 0, of(worth(500, 300), account(500, 10_000)));
        assertPays(500, 0, of(worth(500, 300), account(499, 10_000)));
    }

    @Test
    void aSuspendedPolicyPaysNothingUntilTheMerchantHasAllOfThePolicys() {
        Payable waits = Payable.of(worth(500, 300), cny(0), account(499, 0), SUSPENDS);
        assertPays(0, 0, waits);
        assertTrue(waits.policyWaits());
        assertEquals(cny(800), waits.rest());
        Payable paid = Payable.of(worth(500, 300), cny(0), account(500, 10_000), SUSPENDS);
        assertPays(500, 0, paid);
        assertFalse(paid.policyWaits());
        assertTrue(Payable.suspends(SUSPENDS));
        assertFalse(Payable.suspends(ADVANCES));
    }

    @Test
    void itCanBePaidWithoutTheExtraOrNotAtAll() {
        Payable payable = of(worth(500, 300), account(800, 0));
        assertEquals(new Payable(cny(500), cny(300), cny(500), cny(0)), payable.withoutExtra());
        assertEquals(new Payable(cny(500), cny(300), cny(0), cny(0)), payable.nothing());
    }
}
