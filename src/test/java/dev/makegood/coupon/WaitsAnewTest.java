package dev.makegood.coupon;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.command.Actor;
import dev.makegood.notice.CouponFact;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WaitsAnewTest {
    @Test
    void aCaseThatWaitsAnewInThePlaceThatItHadBeforeIsToldOfAnewAndPaid() {
        var database = new MemoryDatabase();
        var shop = new Shop(database, new MemoryScanner(database, 3));
        shop.cutClock();
        shop.publish("tmall-stockout", "shortfall: advance", "shortfall: suspend");
        shop.place("tmall", "O1", START, line("1", "M1", "A", 2, 40_000));
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.issue();
        assertEquals(1, told(shop));
        shop.topUp("M1", "t-1", 2_000);
        shop.issue();
        assertEquals(cny(2_000), shop.theCase("O1", "1").compensated());

        // In the same instant as before.
        shop.admit("O1", "1", OptionalInt.empty());
        shop.issue();
        assertEquals(2, told(shop));
        shop.topUp("M1", "t-2", 2_000);
        shop.issue();
        assertEquals(cny(4_000), shop.theCase("O1", "1").compensated());
        shop.sweep();
        shop.reconcile();
    }

    private static int told(Shop shop) {
        return shop.told(Actor.merchant("M1"), CouponFact.CompensationWaitsMerchant.class)
                .size();
    }
}
