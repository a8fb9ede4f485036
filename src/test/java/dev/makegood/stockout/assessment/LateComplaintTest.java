package dev.makegood.stockout.assessment;

import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.notice.CaseFact;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Database;
import dev.makegood.storage.DelegatingDatabase;
import dev.makegood.storage.Write;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * Verifies that a late shipment which is owed only after a complaint, and the stockout of its line, give the greater of
 * both for each unit, once, in whichever order the same facts are told.
 */
class LateComplaintTest extends LateComplaintScenario {
    @Test
    void aComplaintAboutALateShipmentThatItsStockoutToppedUpGivesNothingTwice() {
        always(new End(1_500, 3_000, 4_500, 4_500), 1, "luai", "laiu", "lau", "laui", "luiai");
    }

    @Test
    void whatWasGivenWithTheStockoutIsInOneCouponAndCountsForTheLateShipment() {
        open();
        tell(1, "laiu");
        assertEquals(1, shop.coupons().size());
        assertEquals(cny(0), shop.theCase(LATE).compensated());
        assertEquals(cny(1_500), shop.theCase(LATE).settlement().given());
        assertEquals(cny(3_000), shop.theCase(STOCKOUT).settlement().given());
        List<String> told = shop.told(Actor.buyer(Shop.BUYER), CaseFact.ReassessedBuyer.class);
        assertEquals(2, told.size());
        assertTrue(told.toString().contains("You were given 15.00 CNY for this case before"), told::toString);
        assertTrue(told.toString().contains("You were given 30.00 CNY for this case before"), told::toString);
    }

    @Test
    void aUnitThatIsOnlyLateGetsItsOwnInFull() {
        always(new End(3_000, 3_000, 6_000, 6_000), 2, "lu1i", "l1iu", "l1u");
        always(new End(3_000, 6_000, 9_000, 9_000), 2, "lu1iai", "l1iuai", "l1iaiu", "lu1a", "l1iua");
    }

    /** The first unit was admitted in time, for 30.00, and was never late. */
    @Test
    void aUnitThatWasShortBeforeGetsNothingForBeingLate() {
        always(new End(1_500, 6_000, 7_500, 7_500), 2, "1luai", "1laiu", "1ilaiu", "1ilua", "1lau");
        always(new End(1_500, 3_000, 4_500, 4_500), 2, "1ixluai", "1ixlaiu", "1ixlau");
    }

    /** The buyer keeps what was given; the merchant bears what is owed. */
    @Test
    void aStockoutThatIsExemptLeavesTheLateShipmentItsWorth() {
        always(new End(1_500, 0, 1_500, 1_500), 1, "luax", "laux", "laxu");
        always(new End(1_500, 0, 4_500, 1_500), 1, "luaix", "laiux", "laixu");
        always(new End(3_000, 0, 9_000, 3_000), 2, "lu1iaix", "l1iuaix", "l1iaiux", "l1iaixu");
    }

    /** What was given for being late counts even if it was not owed, since the buyer keeps it. */
    @Test
    void aLateShipmentThatIsExemptLeavesTheStockoutWhatWasNotGivenBefore() {
        always(new End(0, 4_500, 4_500, 4_500), 1, "luay", "lauy", "layu", "laiyu");
        always(new End(0, 3_000, 4_500, 3_000), 1, "luiaiy", "laiuy");
    }

    @Test
    void theSameComplaintAgainGivesNothingMore() {
        open();
        End once = tell(1, "laiu");
        assertInstanceOf(Outcome.Repeated.class, outcome(database, LATE, "file 8"));
        assertInstanceOf(Outcome.Conflict.class, outcome(database, LATE, "file 9"));
        shop.issue();
        assertEquals(new End(1_500, 3_000, given(), borne()), once);
    }

    /** The coupon of the stockout is issued while the operator decides. */
    @Test
    void aCouponThatIsIssuedMeanwhileCounts() {
        open();
        place(1);
        "la".chars().forEach(this::tell);
        uphold(new Meanwhile(database, shop::issue, new AtomicBoolean()), LATE);
        shop.issue();
        assertEquals(4_500, given());
        assertEquals(4_500, borne());
        shop.reconcile();
    }

    /** Runs a rival before the first commit. */
    private record Meanwhile(Database database, Runnable rival, AtomicBoolean ran) implements DelegatingDatabase {
        @Override
        public boolean commit(List<Write> writes) {
            if (ran.compareAndSet(false, true)) {
                rival.run();
            }
            return database.commit(writes);
        }
    }
}
