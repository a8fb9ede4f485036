package dev.makegood.stockout.detection;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static dev.makegood.shop.Shop.promised;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.order.FundsRows;
import dev.makegood.order.LineRef;
import dev.makegood.order.Orders;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Database;
import dev.makegood.storage.LaggingIndexes;
import dev.makegood.storage.PagesOfOne;
import dev.makegood.storage.Shards;
import dev.makegood.storage.TroubledDatabase;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies how far a pass over overdue lines goes, and that each line that an index lists is read again. */
class DetectOverdueTest {
    /** More than one order in each shard. */
    private static final int ORDERS = 2 * Shards.all().size();

    private final MemoryDatabase memory = new MemoryDatabase();
    private Instant committed = START;
    private Duration lag = Duration.ZERO;
    private final Database database = new LaggingIndexes(memory, () -> committed, () -> lag);
    private final Shop shop = new Shop(database, new MemoryScanner(memory, 50));

    @BeforeEach
    void wholeMilliseconds() {
        shop.cutClock();
    }

    private static Stream<String> orders() {
        return Stream.iterate(1, n -> n + 1).limit(ORDERS).map(n -> "O" + n);
    }

    private void placeAll() {
        orders().forEach(orderId -> shop.place(orderId, line("1", "M1", "S1", 1, 900)));
    }

    /** Makes indexes show no commit from here on. */
    private void indexesStop() {
        committed = START.plusMillis(1);
        lag = Duration.ofMillis(1);
    }

    private PassResult detect(int limit) {
        var pages = new PagesOfOne(database);
        var attempt = new Attempt((ref, fault) -> shop.failures.add(ref + ": " + fault));
        return new DetectOverdue(pages, new EstablishStockout(pages, new Refunds(pages)), attempt)
                .runOnce(shop.clock.instant(), limit);
    }

    @Test
    void aPassReadsEveryPage() {
        placeAll();
        shop.clock.advance(Duration.ofHours(8 + 48));
        assertEquals(ORDERS, detect(100).lines());
    }

    @Test
    void aPassLetsNoMoreLinesSettleThanItsLimit() {
        shop.clock.advance(Duration.ofHours(9));
        placeAll();
        shop.clock.advance(Duration.ofHours(24));
        detect(Shards.all().size());
        assertEquals(ORDERS - Shards.all().size(), settling());
        detect(Shards.all().size());
        assertEquals(0, settling());
    }

    @Test
    void aLineThatCannotBeReadStopsNoOther() {
        placeAll();
        shop.clock.advance(Duration.ofHours(8 + 48));
        var without = TroubledDatabase.unreadable(database, "O1");
        PassResult pass = shop.over(without, new MemoryScanner(memory, 50)).overdue();
        assertEquals(new PassResult(ORDERS - 1, ORDERS - 1, 1, 0, 0), pass);
    }

    @Test
    void linesOfOneOrderAndOfOnePositionBecomeShortTogether() {
        shop.count("M1", "S1", "c-1", 100);
        shop.place("O1", line("1", "M1", "S1", 2, 900), line("2", "M1", "S1", 3, 1_100), line("3", "M2", "S2", 1, 333));
        shop.clock.advance(Duration.ofHours(8 + 48));
        assertEquals(new PassResult(3, 6, 0, 0, 0), shop.overdue());
        var position = new Stock(database).find(new StockKey("M1", "S1")).orElseThrow();
        assertEquals(0, position.value().allocated());
        assertEquals(
                cny(900 + 1_100 + 333),
                new FundsRows(database).get("O1").value().refunding());
    }

    private long settling() {
        return orders().filter(orderId -> new Orders(database)
                        .findLine(new LineRef(orderId, "1"))
                        .orElseThrow()
                        .value()
                        .times()
                        .reported()
                        .settling())
                .count();
    }

    private void aLineThatBecomesLate() {
        shop.publish("tmall-late-shipment");
        shop.publish("tmall-stockout");
        shop.place("tmall", "O1", START, promised("1", 7, 30_000));
        shop.clock.advance(Duration.ofDays(7).plusMillis(1));
    }

    @Test
    void whatShippedMeanwhileIsNotLate() {
        aLineThatBecomesLate();
        indexesStop();
        shop.ship("O1", "s-1", "1", 1);
        assertEquals(PassResult.wentShort(0), shop.overdue());
        assertEquals(List.of(), shop.failures);
    }

    @Test
    void aLineIsLateOnlyOnce() {
        aLineThatBecomesLate();
        indexesStop();
        assertEquals(1, shop.overdue().lines());
        assertEquals(PassResult.wentShort(0), shop.overdue());
        assertEquals(List.of(), shop.failures);
        shop.issue();
        assertEquals(
                cny(1_500),
                shop.theCase(Shop.lateCaseId("O1", "1")).assessment().amount());
    }
}
