package dev.makegood.stockout.detection;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.inventory.StockKey;
import dev.makegood.logging.LoggedLines;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Cases;
import dev.makegood.storage.TroubledDatabase;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Verifies which lines one pass makes short where stock is missing. */
class StrandOrdersTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    private void place(String orderId, String sku, int second) {
        shop.place(orderId, START.plusSeconds(second), line("1", "M1", sku, 1, 1_000));
    }

    private boolean isShort(String orderId) {
        return new Cases(database).find(caseId(orderId, "1")).isPresent();
    }

    @Test
    void thoseWhoPaidLastGoShortHoweverManyTheyAre() {
        shop.clock.advance(Duration.ofMinutes(1));
        IntStream.range(0, 25).forEach(n -> place("O" + n, "A", n));
        shop.count("M1", "A", "c-1", 2);
        shop.strand(100);
        assertEquals(
                List.of("O0", "O1"),
                IntStream.range(0, 25)
                        .mapToObj(n -> "O" + n)
                        .filter(orderId -> !isShort(orderId))
                        .toList());
    }

    @Test
    void aPositionThatCannotBeReadFailsAndTheOthersGoShort() {
        place("O1", "A", 0);
        place("O2", "B", 0);
        shop.count("M1", "A", "c-1", 0);
        shop.count("M1", "B", "c-1", 0);
        var without = TroubledDatabase.unreadable(database, new StockKey("M1", "A").toString());
        try (var log = new LoggedLines(StrandOrders.class)) {
            PassResult pass = shop.over(without, new MemoryScanner(database, 3)).strand(100);
            assertEquals(1, pass.failed());
            assertEquals(List.of("the turn of M1~A ends early"), log.texts());
        }
        assertEquals(List.of(false, true), List.of(isShort("O1"), isShort("O2")));
    }

    @Test
    void onceNothingIsMissingNoFurtherLineIsLookedAt() {
        shop.clock.advance(Duration.ofMinutes(1));
        IntStream.range(0, 11).forEach(n -> place("O" + n, "A", n));
        shop.count("M1", "A", "c-1", 1);
        assertEquals(new PassResult(10, 10, 0, 0, 0), shop.strand(100));
    }

    @Test
    void whatAVersionDoesNotLetACountStrandIsMissingToThoseWhoPaidBefore() {
        shop.publish("tmall-stockout", "recount: true", "recount: false");
        shop.clock.advance(Duration.ofMinutes(1));
        place("O1", "A", 1);
        shop.place("tmall", "O2", START.plusSeconds(2), line("1", "M1", "A", 1, 1_000));
        shop.count("M1", "A", "c-1", 1);
        assertEquals(1, shop.strand(100).lines());
        assertEquals(List.of(true, false), List.of(isShort("O1"), isShort("O2")));
    }
}
