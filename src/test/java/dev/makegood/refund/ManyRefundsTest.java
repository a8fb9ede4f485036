package dev.makegood.refund;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.OptionalInt;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Verifies that each unit of a line is refunded, however often it grows. */
class ManyRefundsTest {
    private static final int UNITS = 205;

    @Test
    void aLineThatGoesShortOneUnitAtATimeIsRefundedInFull() {
        var database = new MemoryDatabase();
        var shop = new Shop(database, new MemoryScanner(database, 100));
        shop.place("O1", line("1", "M1", "S1", UNITS, 100L * UNITS));
        for (int unit = 1; unit <= UNITS; unit++) {
            shop.admit("O1", "1", OptionalInt.of(unit));
        }
        for (int pass = 0; pass < 8; pass++) {
            shop.sweep();
        }
        assertEquals(UNITS, shop.refunds("O1", "1").size());
        assertEquals(cny(100L * UNITS), shop.gateway.books().values().stream().reduce(cny(0), Money::plus));
        shop.reconcile();
    }
}
