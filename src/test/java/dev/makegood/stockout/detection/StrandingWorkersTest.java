package dev.makegood.stockout.detection;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.shop.Shop;
import dev.makegood.storage.Concurrently;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Verifies that workers share the short positions, and do no harm if they do not. */
class StrandingWorkersTest {
    private static final int SKUS = 12;
    private static final int ORDERS = 5;

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 100));

    StrandingWorkersTest() {
        shop.clock.advance(Duration.ofMinutes(1));
        for (int sku = 0; sku < SKUS; sku++) {
            for (int n = 0; n < ORDERS; n++) {
                shop.place(order(sku, n), START.plusSeconds(n), line("1", "M" + sku, "A", 1, 1_000));
            }
            shop.count("M" + sku, "A", "c-1", 1);
        }
    }

    private static String order(int sku, int n) {
        return "O" + sku + "-" + n;
    }

    private void eachIsShortOnce() {
        for (int sku = 0; sku < SKUS; sku++) {
            int merchant = sku;
            List<Integer> refunds = IntStream.range(0, ORDERS)
                    .mapToObj(n -> shop.refunds(order(merchant, n), "1").size())
                    .toList();
            assertEquals(List.of(0, 1, 1, 1, 1), refunds);
        }
        assertEquals(PassResult.NOTHING, shop.strand(100));
        shop.reconcile();
    }

    @Test
    void eachPositionHasOneWorker() {
        int all = SKUS * (ORDERS - 1);
        assertEquals(all, shop.strand(1_000, 4).lines());
        eachIsShortOnce();
    }

    @Test
    void moreWorkersThanShardsLeaveNothing() {
        assertEquals(SKUS * (ORDERS - 1), shop.strand(1_000, 9).lines());
        eachIsShortOnce();
    }

    @Test
    void thoseWhoTakeTheSamePositionsByMistakeMakeNoLineShortTwice() {
        List<PassResult> passes = Concurrently.map(List.of(1, 2, 4), workers -> shop.strand(1_000, workers));
        assertEquals(
                SKUS * (ORDERS - 1), passes.stream().mapToInt(PassResult::lines).sum());
        eachIsShortOnce();
    }
}
