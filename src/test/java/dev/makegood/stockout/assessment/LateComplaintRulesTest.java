package dev.makegood.stockout.assessment;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.promise.MerchantPromise;
import dev.makegood.promise.Promised;
import dev.makegood.promise.PublishPromise;
import dev.makegood.shop.Shop;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Verifies the same under other rules: with less for the stockout, complaints about both, promises and caps. */
class LateComplaintRulesTest extends LateComplaintScenario {
    @Test
    void aStockoutThatIsOwedAfterAComplaintTooCountsTheLateShipmentOnce() {
        for (String facts : List.of("luavi", "lauvi", "lavui", "laviu", "luaiv")) {
            open(COMPLAINT);
            assertEquals(new End(1_500, 3_000, 4_500, 4_500), tell(1, facts), facts);
        }
    }

    @Test
    void aStockoutThatIsWorthLessGivesNothingBesideTheLateShipment() {
        for (String facts : List.of("luai", "laiu", "lau")) {
            open("rateBasisPoints: 1500", "rateBasisPoints: 200", ", admittedRateBasisPoints: 1000", "");
            assertEquals(new End(1_500, 0, 1_500, 1_500), tell(1, facts), facts);
        }
    }

    @Test
    void bothAddUpIfTheStockoutTopsNothingUp() {
        for (String facts : List.of("luai", "laiu", "lau")) {
            open("afterLateShipment: topUp", "afterLateShipment: add");
            assertEquals(new End(1_500, 4_500, 6_000, 6_000), tell(1, facts), facts);
        }
    }

    @Test
    void aPromiseOfTheMerchantIsKeptBesideTheLateShipment() {
        for (String facts : List.of("luai", "laiu", "lau", "laixu")) {
            open();
            var promise = new MerchantPromise("p-1", MerchantPromise.Kind.AT_LEAST, cny(4_000));
            new PublishPromise(database).publish(new Promised("M1", Optional.of("tmall"), promise, BEFORE, BEFORE));
            boolean exempt = facts.contains("x");
            assertEquals(
                    new End(1_500, exempt ? 0 : 4_000, exempt ? 4_500 : 5_500, exempt ? 1_500 : 5_500),
                    tell(1, facts),
                    facts);
        }
    }

    @Test
    void bothShareACapAsIfTheLateShipmentHadBeenOwedFirst() {
        for (String facts : List.of("lu1i", "l1iu", "l1u")) {
            open(CAP, "amountMinor: 6000}");
            assertEquals(new End(3_000, 3_000, 6_000, 6_000), tell(2, facts), facts);
        }
        for (String facts : List.of("luai", "laiu", "lau")) {
            open(CAP, "amountMinor: 2000}");
            assertEquals(new End(1_500, 500, 2_000, 2_000), tell(1, facts), facts);
        }
    }

    /** The late shipment has a cap of its own, of the order. */
    @Test
    void whatTheStockoutLeavesOfItsCapGoesToOthers() {
        open(
                new String[] {COMPLAINT[0], COMPLAINT[1], "scope: buyerMerchantDay", "scope: order"},
                new String[] {CAP, "amountMinor: 5000}"});
        shop.place("tmall", "O2", START, Shop.promised("1", 30, 30_000));
        tell(1, "lai");
        shop.admit("O2", "1", OptionalInt.empty());
        assertEquals(cny(500), shop.theCase("O2", "1").assessment().amount());
        uphold(database, LATE);
        assertEquals(cny(2_000), shop.theCase("O2", "1").assessment().amount());
        shop.issue();
        shop.reconcile();
    }
}
