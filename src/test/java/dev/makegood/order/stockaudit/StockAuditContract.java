package dev.makegood.order.stockaudit;

import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.order.PaidOrder;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import dev.makegood.storage.Decision;
import dev.makegood.storage.LaggingIndexes;
import dev.makegood.storage.Stored;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that a position that was changed by hand is found and corrected, and only if it is as it was found. */
class StockAuditContract extends Contract {
    private static final StockKey KEY = new StockKey("M1", "A");

    private Shop shop;

    @BeforeEach
    void someOrders() {
        shop = new Shop(database(), scanner());
        shop.count("M1", "A", "c-1", 20);
        shop.place("O1", line("1", "M1", "A", 3, 900), line("2", "M1", "A", 1, 300));
        shop.place("O2", line("1", "M1", "A", 2, 600));
        shop.ship("O2", "s-1", "1", 1);
        shop.admit("O1", "1", OptionalInt.of(1));
    }

    private StockAudit.Compared compare() {
        return new StockAudit(database()).compare(KEY).orElseThrow();
    }

    private Outcome<RepairStock.Repaired> repair(long version, long allocated, long awaited) {
        var told = new RepairStock.RepairStockCommand(version, allocated, awaited);
        return new RepairStock(database()).repair(KEY, told, Actor.of("operator:anna"), shop.clock.instant());
    }

    private void byHand(long allocated) {
        var stock = new Stock(database());
        database().decide(() -> {
            var stored = stock.find(KEY);
            var wrong = stored.map(Stored::value).orElseThrow().corrected(allocated, 0, shop.clock.instant());
            return new Decision<>(true, List.of(stock.put(stored, wrong)));
        });
    }

    private static void refused(String field, Outcome<?> recorded) {
        assertEquals(field, assertInstanceOf(Outcome.Refused.class, recorded).field());
    }

    @Test
    void whatWasNotTouchedAgreesAndIsNotRepaired() {
        assertTrue(compare().agrees());
        assertEquals(4, compare().allocated());
        assertEquals(3, compare().lines().size());
        shop.clock.advance(RepairStock.QUIET);
        refused("allocated", repair(compare().version(), 4, 0));
    }

    @Test
    void whatIsWrongIsExplainedAndSetRightOnce() {
        byHand(7);
        shop.clock.advance(RepairStock.QUIET);
        var found = compare();
        assertFalse(found.agrees());
        assertEquals(7, found.position().allocated());
        refused("allocated", repair(found.version(), 5, 0));
        refused("version", repair(found.version() - 1, 4, 0));
        assertInstanceOf(Outcome.Created.class, repair(found.version(), 4, 0));
        assertInstanceOf(Outcome.Repeated.class, repair(found.version(), 4, 0));
        assertInstanceOf(Outcome.Conflict.class, repair(found.version(), 3, 0));
        assertTrue(compare().agrees());
        // One more unit is reported missing.
        assertEquals(14, compare().position().available().orElseThrow());
    }

    @Test
    void whatHasMovedSinceTheAuditIsAuditedAgain() {
        byHand(7);
        shop.clock.advance(RepairStock.QUIET);
        long version = compare().version();
        shop.ship("O1", "s-1", "1", 1);
        refused("version", repair(version, 4, 0));
    }

    @Test
    void whereUnitsMovedJustNowTheIndexMayBeBehindAndNothingIsRepaired() {
        byHand(7);
        var audited = compare();
        refused("version", repair(audited.version(), 4, 0));
        shop.clock.advance(RepairStock.QUIET.minusMillis(1));
        refused("version", repair(audited.version(), 4, 0));
        shop.clock.advance(Duration.ofMillis(1));
        assertInstanceOf(Outcome.Created.class, repair(audited.version(), 4, 0));
    }

    @Test
    void aLineThatNoIndexShowsYetIsNotTakenFromThePosition() {
        var behind = new LaggingIndexes(database(), shop.clock::instant, () -> Duration.ofMinutes(2));
        var late = new Shop(behind, scanner());
        late.count("M1", "B", "c-2", 20);
        late.place("O3", line("1", "M1", "B", 2, 600));
        var key = new StockKey("M1", "B");
        var audited = new StockAudit(behind).compare(key).orElseThrow();
        assertEquals(0, audited.allocated());
        var told = new RepairStock.RepairStockCommand(audited.version(), 0, 0);
        refused("version", new RepairStock(behind).repair(key, told, Actor.of("operator:anna"), shop.clock.instant()));
    }

    @Test
    void tooManyLinesAreNotReadAtOnce() {
        for (int order = 0; order < StockAudit.MOST_LINES / PaidOrder.MAX_LINES + 1; order++) {
            var lines = new PaidOrder.PaidLine[PaidOrder.MAX_LINES];
            for (int n = 0; n < lines.length; n++) {
                lines[n] = line("n-" + n, "M1", "A", 1, 100);
            }
            shop.place("many-" + order, lines);
        }
        assertThrows(StockAudit.TooManyLines.class, this::compare);
    }

    @Test
    void aPositionThatIsNotThereHasNothingToRepair() {
        var none = new StockKey("M1", "none");
        assertTrue(new StockAudit(database()).compare(none).isEmpty());
        assertInstanceOf(
                Outcome.NotFound.class,
                new RepairStock(database())
                        .repair(
                                none,
                                new RepairStock.RepairStockCommand(1, 0, 0),
                                Actor.of("operator:anna"),
                                shop.clock.instant()));
    }
}
