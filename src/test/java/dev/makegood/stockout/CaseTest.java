package dev.makegood.stockout;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Verifies what a case says of its order line. */
class CaseTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    @Test
    void itSaysWhoseLineItIsAboutAndHowManyOfItsUnitsWillNotShip() {
        shop.place("O1", line("1", "M1", "S1", 3, 900));
        shop.admit("O1", "1", OptionalInt.of(2));
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
}
