package dev.makegood.order;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.order.AllocateStock.AllocationResult;
import dev.makegood.order.AllocateStock.ReportedLine;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Key;
import dev.makegood.storage.Row;
import dev.makegood.storage.StorageBusy;
import dev.makegood.storage.Table;
import dev.makegood.storage.TroubledDatabase;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifies that each reported line is counted in its stock position once. */
class AllocateStockTest {
    private static final StockKey A = new StockKey("M1", "A");

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 100));

    AllocateStockTest() {
        shop.cutClock();
    }

    private PaidOrder report(String orderId, PaidOrder.PaidLine... lines) {
        return report(orderId, START, lines);
    }

    private PaidOrder report(String orderId, Instant paidAt, PaidOrder.PaidLine... lines) {
        var order = new PaidOrder(orderId, "pinduoduo", BUYER, CNY, paidAt, List.of(lines));
        shop.report(order);
        return order;
    }

    private Optional<StockPosition> position(StockKey key) {
        return new Stock(database).find(key).map(stored -> stored.value());
    }

    private long allocated(String sku) {
        return position(new StockKey("M1", sku)).map(StockPosition::allocated).orElse(0L);
    }

    private static AllocationResult counted(int lines) {
        return new AllocationResult(lines, 0, 0);
    }

    @Test
    void linesOfOneSkuAreSummed() {
        var order = report("O1", line("1", "M1", "A", 2, 100), line("2", "M1", "A", 3, 1), line("3", "M1", "B", 1, 1));
        assertEquals(counted(3), shop.allocate(order));
        assertEquals(5, allocated("A"));
        assertEquals(1, allocated("B"));
    }

    @Test
    void aLineIsCountedOnceHoweverOftenItIsNamed() {
        var order = report("O1", line("1", "M1", "A", 2, 100));
        var twice = new ArrayList<>(OrdersStream.of(order));
        twice.addAll(OrdersStream.of(order));
        assertEquals(counted(1), new AllocateStock(database).allocate(twice, START));
        assertEquals(counted(0), shop.allocate(order));
        assertEquals(2, allocated("A"));
    }

    @Test
    void unitsThatWereShippedBeforeTheReportNeedNoStock() {
        var some = new PaidOrder.PaidLine("1", "M1", "A", 3, Shop.cny(9), START, List.of(), 2, Optional.empty());
        var all = new PaidOrder.PaidLine("2", "M1", "B", 3, Shop.cny(9), START, List.of(), 3, Optional.empty());
        assertEquals(counted(1), shop.allocate(report("O1", some, all)));
        assertEquals(1, allocated("A"));
        assertEquals(Optional.empty(), position(new StockKey("M1", "B")));
    }

    @Test
    void aLineThatIsShippedFirstIsCountedByItsShipment() {
        shop.count("M1", "A", "c-1", 5);
        var order = report("O1", line("1", "M1", "A", 2, 100));
        shop.ship("O1", "s-1", "1", 1);
        assertEquals(1, allocated("A"));
        assertEquals(Optional.of(4L), position(A).orElseThrow().onHand());
        assertEquals(counted(0), shop.allocate(order));
        assertEquals(1, allocated("A"));
        assertEquals(Optional.empty(), position(A).orElseThrow().wrong());
    }

    @Test
    void aLineThatIsAdmittedMissingFirstIsCountedByTheAdmission() {
        shop.count("M1", "A", "c-1", 5);
        var order = report("O1", line("1", "M1", "A", 2, 100));
        shop.admit("O1", "1", OptionalInt.of(1));
        assertEquals(1, allocated("A"));
        assertEquals(counted(0), shop.allocate(order));
        assertEquals(1, allocated("A"));
        assertEquals(Optional.empty(), position(A).orElseThrow().wrong());
    }

    @Test
    void moreLinesThanOneTransactionTakesAreCounted() {
        var lines = new ArrayList<ReportedLine>();
        IntStream.range(0, 5)
                .mapToObj(n -> report(
                        "O" + n,
                        IntStream.range(0, PaidOrder.MAX_LINES)
                                .mapToObj(m -> line("" + m, "M1", "A", 1, 1))
                                .toArray(PaidOrder.PaidLine[]::new)))
                .forEach(order -> lines.addAll(OrdersStream.of(order)));
        assertEquals(counted(200), new AllocateStock(database).allocate(lines, START));
        assertEquals(200, allocated("A"));
    }

    @Test
    void aLineThatCannotBeReadStopsNoOther() {
        var good = report("O1", line("1", "M1", "A", 2, 100));
        var bad = report("O2", line("1", "M1", "A", 1, 100));
        Row row = database.find(new Key(Table.ORDERS, "O2", "LINE~1")).orElseThrow();
        var attributes = new HashMap<>(row.attributes());
        attributes.put("units", "many");
        database.commit(List.of(new Write.Replace(row.key(), row.version(), attributes)));
        var lines = new ArrayList<>(OrdersStream.of(bad));
        lines.addAll(OrdersStream.of(good));
        assertEquals(new AllocationResult(1, 1, 0), new AllocateStock(database).allocate(lines, START));
        assertEquals(2, allocated("A"));
    }

    @ParameterizedTest
    @MethodSource
    void linesThatMeetOtherTroubleAreLeftForTheNextTime(RuntimeException trouble) {
        var order = report("O1", line("1", "M1", "A", 2, 100), line("2", "M1", "B", 1, 100));
        var away = TroubledDatabase.unreadable(database, A.toString(), trouble);
        assertEquals(new AllocationResult(1, 0, 1), new AllocateStock(away).allocate(OrdersStream.of(order), START));
        assertEquals(0, allocated("A"));
        assertEquals(1, allocated("B"));
        assertEquals(counted(1), shop.allocate(order));
        assertEquals(2, allocated("A"));
    }

    static List<RuntimeException> linesThatMeetOtherTroubleAreLeftForTheNextTime() {
        return List.of(new StorageBusy("not now"), new IllegalStateException("access to the table is denied"));
    }

    @Test
    void linesOfABusyPositionAreNotTriedOneByOne() {
        var order = report("O1", line("1", "M1", "A", 2, 100), line("2", "M1", "A", 1, 100));
        var tried = new AtomicInteger();
        var busy = new TroubledDatabase(database, _ -> {}, _ -> {
            tried.incrementAndGet();
            throw new StorageBusy("not now");
        });
        assertEquals(new AllocationResult(0, 0, 2), new AllocateStock(busy).allocate(OrdersStream.of(order), START));
        assertEquals(1, tried.get());
    }

    @Test
    void aLineThatWasNeverStoredIsNothing() {
        var nobody = new ReportedLine(new LineRef("O9", "1"), A);
        assertEquals(counted(0), new AllocateStock(database).allocate(List.of(nobody), START));
        assertEquals(Optional.empty(), position(A));
    }

    @Test
    void aPositionIsShortSinceTheReportHoweverLateItIsCounted() {
        shop.count("M1", "A", "c-1", 1);
        shop.clock.advance(Duration.ofHours(1));
        var order = report("O1", line("1", "M1", "A", 2, 100));
        Instant reported = shop.clock.instant();
        shop.clock.advance(Duration.ofHours(25));
        shop.allocate(order);
        assertEquals(Optional.of(reported), position(A).orElseThrow().shortSince());
        assertEquals(Optional.of(reported), position(A).orElseThrow().latestOrderAt());
        assertEquals(
                Optional.of(shop.clock.instant()), position(A).orElseThrow().movedAt());
    }

    @Test
    void aPositionIsShortSinceTheCountThatLeftTooLittleForAnOrderOfBefore() {
        var order = report("O1", line("1", "M1", "A", 2, 100));
        shop.count("M1", "A", "c-1", 5);
        shop.clock.advance(Duration.ofHours(1));
        shop.count("M1", "A", "c-2", 1);
        Instant counted = shop.clock.instant();
        shop.clock.advance(Duration.ofHours(1));
        shop.allocate(order);
        assertEquals(Optional.of(counted), position(A).orElseThrow().shortSince());
    }

    @Test
    void thePositionSaysWhenTheLatestOfItsOrdersWasReported() {
        var first = report("O1", line("1", "M1", "A", 2, 100));
        shop.clock.advance(Duration.ofMinutes(1));
        var second = report("O2", line("1", "M1", "A", 2, 100));
        shop.allocate(second);
        shop.allocate(first);
        assertEquals(
                Optional.of(shop.clock.instant()), position(A).orElseThrow().latestOrderAt());
    }

    @Test
    void anOldOrderIsDemandOfTheDayOnWhichItWasPaid() {
        shop.clock.advance(Duration.ofDays(3));
        shop.allocate(report("O1", START, line("1", "M1", "A", 2, 100)));
        assertEquals(2, position(A).orElseThrow().lowStock().demand().units(shop.clock.instant()));
        shop.clock.advance(Duration.ofDays(4));
        assertEquals(0, position(A).orElseThrow().lowStock().demand().units(shop.clock.instant()));
    }
}
