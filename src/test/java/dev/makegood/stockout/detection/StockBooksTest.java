package dev.makegood.stockout.detection;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.inventory.LowStockRule;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.inventory.TellOfStock;
import dev.makegood.inventory.lowstock.SetLowStockRule;
import dev.makegood.notice.Fact;
import dev.makegood.notice.StockFact;
import dev.makegood.order.LineRef;
import dev.makegood.order.stockaudit.RepairStock;
import dev.makegood.order.stockaudit.StockAtRisk;
import dev.makegood.order.stockaudit.StockAudit;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Cause;
import dev.makegood.storage.Key;
import dev.makegood.storage.Row;
import dev.makegood.storage.Table;
import dev.makegood.storage.Write;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Verifies that stock offers no unit that is reported missing, and that wrong stock delays no refund. */
class StockBooksTest {
    private static final StockKey KEY = new StockKey("M1", "A");
    private static final Key ROW = new Key(Table.STOCK, KEY.toString(), "POSITION");

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 100));

    private StockPosition position() {
        return new Stock(database).find(KEY).orElseThrow().value();
    }

    private int tell() {
        var counts = new TellOfStock(database).runOnce(shop.clock.instant(), 100);
        assertEquals(0, counts.failed());
        return counts.positions();
    }

    private int told(Actor recipient, Class<? extends Fact> template) {
        return shop.told(recipient, template).size();
    }

    private void byHand(Map<String, Object> changes) {
        Row row = database.find(ROW).orElseThrow();
        var attributes = new TreeMap<>(row.attributes());
        attributes.putAll(changes);
        assertTrue(database.commit(List.of(new Write.Replace(ROW, row.version(), attributes))));
    }

    @Test
    void whatIsAdmittedAsMissingIsNotOnOfferUntilItIsCounted() {
        shop.count("M1", "A", "c-1", 3);
        shop.place("O1", line("1", "M1", "A", 3, 900));
        shop.admit("O1", "1", OptionalInt.of(1));
        assertEquals(Optional.of(3L), position().onHand());
        assertEquals(2, position().allocated());
        assertEquals(1, position().doubted());
        assertEquals(Optional.of(0L), position().available());
        assertEquals(1, tell());
        assertEquals(0, tell());
        shop.admit("O1", "1", OptionalInt.of(2));
        assertEquals(0, tell());
        assertEquals(1, told(Actor.merchant("M1"), StockFact.StockDoubtedMerchant.class));
        shop.clock.advance(Duration.ofMinutes(1));
        shop.count("M1", "A", "c-2", 2);
        assertEquals(0, position().doubted());
        assertEquals(Optional.of(1L), position().available());
        assertTrue(position().doubt().isEmpty());
        shop.admit("O1", "1", OptionalInt.of(3));
        assertEquals(1, tell());
        assertEquals(2, told(Actor.merchant("M1"), StockFact.StockDoubtedMerchant.class));
    }

    @Test
    void whatWasMissingByTheCountIsNotDoubtedTwice() {
        shop.count("M1", "A", "c-1", 2);
        shop.place("O1", line("1", "M1", "A", 3, 900));
        shop.admit("O1", "1", OptionalInt.of(1));
        assertEquals(0, position().doubted());
        assertEquals(0, shop.strand(10).lines());
        assertEquals(0, tell());
    }

    @Test
    void doubtsStrandNobodyAndAreLiftedByAShipment() {
        shop.count("M1", "A", "c-1", 2);
        shop.place("O1", line("1", "M1", "A", 1, 300));
        shop.admit("O1", "1", OptionalInt.empty());
        shop.place("O2", line("1", "M1", "A", 2, 600));
        assertEquals(0, shop.strand(10).lines());
        shop.ship("O1", "s-1", "1", 1);
        assertEquals(0, position().doubted());
        assertEquals(Optional.of(1L), position().onHand());
    }

    @Test
    void unitsThatNobodyShippedInTimeAreNotOnOfferEither() {
        shop.count("M1", "A", "c-1", 2);
        shop.place("O1", line("1", "M1", "A", 2, 600));
        shop.clock.advance(Duration.ofDays(9));
        assertEquals(1, shop.overdue().lines());
        assertEquals(Optional.of(0L), position().available());
    }

    @Test
    void unitsThatAMerchantProposesToCancelAreNotOnOfferAndThoseThatABuyerCancelsAre() {
        shop.count("M1", "A", "c-1", 3);
        shop.place("O1", line("1", "M1", "A", 3, 900));
        cancel("a-1", false);
        assertEquals(Optional.of(1L), position().available());
        assertEquals(0, position().doubted());
        cancel("a-2", true);
        assertEquals(Optional.of(1L), position().available());
        assertEquals(1, position().doubted());
    }

    private void cancel(String agreementId, boolean byMerchant) {
        var agreed = new Cause.Agreed(agreementId, byMerchant, cny(0), START);
        var outcome = new EstablishStockout(database, new Refunds(database))
                .establish(
                        new LineRef("O1", "1"),
                        Cause.agreement(agreed, Actor.of("buyer:b"), Optional.empty()),
                        (_, _, _) -> 1,
                        START);
        assertEquals(1, outcome.orElseThrow().units());
    }

    @Test
    void aPositionThatLostCountHoldsUpNoRefundAndIsToldOnce() {
        shop.count("M1", "A", "c-1", 5);
        shop.place("O1", line("1", "M1", "A", 2, 600));
        byHand(Map.of("allocated", 1L));
        shop.admit("O1", "1", OptionalInt.empty());
        assertEquals(cny(600), shop.refunds("O1", "1").getFirst().total());
        assertEquals(0, position().allocated());
        assertEquals("allocated 1 less 2", position().wrong().orElseThrow().what());
        assertEquals(Optional.of(START), position().wrong().orElseThrow().since());
        assertEquals(1, new Stock(database).wrong(10, Optional.empty()).items().size());
        assertEquals(1, tell());
        assertEquals(0, tell());
        assertEquals(1, told(Actor.merchant("M1"), StockFact.StockWrongMerchant.class));
        assertEquals(1, told(Actor.OPERATOR, StockFact.StockWrongOperator.class));
        shop.sweep();
        assertEquals(1, shop.gateway.books().size());
        repair(0);
        assertTrue(position().wrong().isEmpty());
        assertEquals(0, new Stock(database).wrong(10, Optional.empty()).items().size());
        shop.reconcile();
    }

    private void repair(long allocated) {
        var found = new StockAudit(database).compare(KEY).orElseThrow();
        var told = new RepairStock.RepairStockCommand(found.version(), allocated, 0);
        assertInstanceOf(
                Outcome.Created.class,
                new RepairStock(database)
                        .repair(KEY, told, Actor.of("operator:anna"), START.plus(Duration.ofMinutes(5))));
    }

    @Test
    void aPositionThatCannotBeReadWholeKeepsWhatCanBe() {
        shop.count("M1", "A", "c-1", 5);
        shop.place("O1", line("1", "M1", "A", 2, 600));
        byHand(Map.of("presale", "tomorrow", "awaited", -3L, "incoming", Map.of("a", 1)));
        assertEquals(Optional.of(5L), position().onHand());
        assertEquals(2, position().allocated());
        assertEquals(0, position().awaited());
        assertEquals(
                "unreadable awaited incoming presale",
                position().wrong().orElseThrow().what());
        shop.place("O2", line("1", "M1", "A", 1, 300));
        shop.ship("O1", "s-1", "1", 1);
        shop.admit("O1", "1", OptionalInt.empty());
        assertFalse(shop.refunds("O1", "1").isEmpty());
        assertEquals(1, tell());
    }

    @Test
    void aPositionOfWhichNothingCanBeReadHoldsUpNothing() {
        shop.count("M1", "A", "c-1", 0);
        shop.place("O1", line("1", "M1", "A", 2, 600));
        byHand(Map.of("shelf", "x", "allocated", "y", "lowStock", 7L, "merchantId", "M9"));
        shop.place("O2", line("1", "M1", "A", 1, 300));
        shop.ship("O2", "s-1", "1", 1);
        shop.admit("O1", "1", OptionalInt.empty());
        assertEquals(cny(600), shop.refunds("O1", "1").getFirst().total());
        assertEquals(0, shop.strand(10).failed());
    }

    @Test
    void anUnreadableLineIsReportedAndPassedOver() {
        threeLinesOfWhichTheLastIsUnreadable();
        shop.clock.advance(Duration.ofMinutes(1));
        shop.count("M1", "A", "c-2", 1);
        assertEquals(1, shop.strand(10).lines());
        assertFalse(shop.refunds("O2", "1").isEmpty());
        assertTrue(shop.refunds("O1", "1").isEmpty());
    }

    @Test
    void anUnreadableLineIsNamedByTheAuditAndNothingIsRepairedMeanwhile() {
        threeLinesOfWhichTheLastIsUnreadable();
        shop.clock.advance(Duration.ofMinutes(10));
        var stock = new StockKey("M1", "A");
        var found = new StockAudit(database).compare(stock).orElseThrow();
        assertEquals(List.of(new LineRef("O3", "1")), found.unreadable());
        assertEquals(2, found.lines().size());
        assertFalse(found.agrees());
        var told = new RepairStock.RepairStockCommand(found.version(), 2, 0);
        assertInstanceOf(
                Outcome.Refused.class,
                new RepairStock(database).repair(stock, told, Actor.of("operator:o"), shop.clock.instant()));
    }

    @Test
    void anUnreadableLineDoesNotHideWhatIsAtRisk() {
        threeLinesOfWhichTheLastIsUnreadable();
        new SetLowStockRule(database)
                .set(
                        new StockKey("M1", "A"),
                        new LowStockRule(new LowStockRule.AtUnits(5), Optional.empty(), Optional.empty()),
                        shop.clock.instant());
        var risk = new StockAtRisk(database).of("M1", 2, 10, Optional.empty()).items();
        assertEquals(2, risk.getFirst().stranded().units());
    }

    private void threeLinesOfWhichTheLastIsUnreadable() {
        shop.count("M1", "A", "c-1", 3);
        shop.place("O1", START, line("1", "M1", "A", 1, 300));
        shop.place("O2", START.plusSeconds(1), line("1", "M1", "A", 1, 300));
        shop.place("O3", START.plusSeconds(2), line("1", "M1", "A", 1, 300));
        var key = new Key(Table.ORDERS, "O3", "LINE~1");
        Row row = database.find(key).orElseThrow();
        var attributes = new TreeMap<>(row.attributes());
        attributes.put("units", "none");
        assertTrue(database.commit(List.of(new Write.Replace(key, row.version(), attributes))));
    }
}
