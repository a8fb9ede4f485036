package dev.makegood.order;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.order.AllocateStock.AllocationResult;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Key;
import dev.makegood.storage.Row;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Verifies that lines whose records were lost are found and counted once. */
class AllocateMissedLinesTest {
    private static final int ALL = 100_000;

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 100));

    AllocateMissedLinesTest() {
        shop.cutClock();
    }

    private PaidOrder report(String orderId, PaidOrder.PaidLine... lines) {
        return report("pinduoduo", orderId, lines);
    }

    private PaidOrder report(String platform, String orderId, PaidOrder.PaidLine... lines) {
        var order = new PaidOrder(orderId, platform, BUYER, CNY, shop.clock.instant(), List.of(lines));
        shop.report(order);
        return order;
    }

    private AllocationResult run(int limit) {
        return new AllocateMissedLines(database).runOnce(shop.clock.instant(), limit);
    }

    private long allocated(String sku) {
        return new Stock(database)
                .find(new StockKey("M1", sku))
                .map(stored -> stored.value().allocated())
                .orElse(0L);
    }

    private static AllocationResult counted(int lines) {
        return new AllocationResult(lines, 0, 0);
    }

    private void pass(Duration time) {
        shop.clock.advance(time);
    }

    @Test
    void aLineIsCountedOnceItIsADayOld() {
        PaidOrder order = report("O1", line("1", "M1", "A", 2, 100), line("2", "M1", "B", 1, 100));
        pass(AllocateMissedLines.LOST.minusMillis(1));
        assertEquals(counted(0), run(ALL));
        pass(AllocateMissedLines.ROUND);
        assertEquals(counted(2), run(ALL));
        assertEquals(2, allocated("A"));
        assertEquals(1, allocated("B"));
        assertEquals(counted(0), shop.allocate(order), "a record that comes after all");
        pass(AllocateMissedLines.ROUND);
        assertEquals(counted(0), run(ALL));
        assertEquals(2, allocated("A"));
    }

    @Test
    void aLineOfExactlyADayIsOldEnough() {
        report("O1", line("1", "M1", "A", 2, 100));
        pass(AllocateMissedLines.LOST);
        assertEquals(counted(1), run(ALL));
    }

    @Test
    void theNextRoundWaits() {
        run(ALL);
        report("O1", line("1", "M1", "A", 2, 100));
        pass(AllocateMissedLines.LOST);
        assertEquals(counted(1), run(ALL));
        shop.clock.advance(AllocateMissedLines.ROUND.minusMillis(1));
        report("O2", line("1", "M1", "A", 2, 100));
        assertEquals(counted(0), run(ALL));
    }

    @Test
    void aRoundGoesOnWhereItStopped() {
        int orders = 900;
        IntStream.range(0, orders).forEach(n -> report("O" + n, line("1", "M1", "A", 1, 100)));
        pass(AllocateMissedLines.LOST);
        int runs = 0;
        for (int found = 0; found < orders; runs++) {
            int lines = run(1).lines();
            found += lines;
            assertEquals(found, allocated("A"));
        }
        assertTrue(runs > 4, "each run looked at a page only");
    }

    @Test
    void aRunThatDiesIsRepeated() {
        report("O1", line("1", "M1", "A", 1, 100));
        pass(AllocateMissedLines.LOST);
        run(ALL);
        Row round = database.find(new Key(Table.STOCK, "missed-lines", "ROUND")).orElseThrow();
        database.commit(List.of(new Write.Delete(round.key(), round.version())));
        assertEquals(counted(0), run(ALL));
        assertEquals(1, allocated("A"));
    }

    @Test
    void aLineThatWasReportedLateIsFoundWhileItSettles() {
        pass(Duration.ofDays(3));
        report("O1", line("1", "M1", "A", 1, 100));
        pass(AllocateMissedLines.LOST);
        assertEquals(counted(1), run(ALL));
    }

    @Test
    void aLineWithACaseOfLateShipmentIsFound() {
        shop.publish("tmall-stockout");
        shop.publish("tmall-late-shipment");
        report("tmall", "O1", line("1", "M1", "A", 1, 100));
        pass(Duration.ofHours(30));
        shop.overdue();
        assertEquals(1, shop.theCase(Shop.lateCaseId("O1", "1")).lastUnit());
        assertEquals(counted(1), run(ALL));
    }

    @Test
    void aLineThatCannotBeReadStopsNoOther() {
        report("O1", line("1", "M1", "A", 1, 100));
        report("O2", line("1", "M1", "A", 1, 100));
        Row row = database.find(new Key(Table.ORDERS, "O1", "LINE~1")).orElseThrow();
        var attributes = new HashMap<>(row.attributes());
        attributes.put("units", "many");
        database.commit(List.of(new Write.Replace(row.key(), row.version(), attributes)));
        pass(AllocateMissedLines.LOST);
        assertEquals(counted(1), run(ALL));
        assertEquals(1, allocated("A"));
    }

    @Test
    void aLineThatWasShippedMeanwhileIsCountedAlready() {
        report("O1", line("1", "M1", "A", 2, 100));
        shop.ship("O1", "s-1", "1", 1);
        pass(AllocateMissedLines.LOST);
        assertEquals(counted(0), run(ALL));
        assertEquals(1, allocated("A"));
    }
}
