package dev.makegood.order;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.promised;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.presale.SetPresale;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Verifies that many orders with a later date do not hide those whose date is over. */
class PresalePagesTest {
    @Test
    void aPassReachesThoseWhoseDateIsOverHoweverManyPaidLater() {
        var database = new MemoryDatabase();
        var shop = new Shop(database, new MemoryScanner(database, 100));
        var presale = new SetPresale(database);
        var key = new StockKey("M1", "S1");
        shop.count("M1", "S1", "c-1", 0);
        presale.set(key, START.plus(Duration.ofHours(1)), START);
        shop.place("first", promised("1", 20, 900, "presale"));
        presale.set(key, START.plus(Duration.ofDays(9)), START);
        for (int i = 0; i < 60; i++) {
            shop.place("O" + i, START.plusSeconds(1 + i), promised("1", 20, 900, "presale"));
        }
        shop.clock.advance(Duration.ofHours(2));
        assertEquals(1, shop.strand(2).lines());
        assertEquals("first", shop.theCase("first", "1").id().orderId());
        assertEquals(0, shop.strand(2).lines());
    }
}
