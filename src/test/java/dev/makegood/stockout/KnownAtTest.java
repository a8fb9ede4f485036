package dev.makegood.stockout;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.makegood.command.Actor;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.inventory.presale.SetPresale;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderLine;
import dev.makegood.order.Orders;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Versions;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies when a stockout became known, and the price of the units that become short. */
class KnownAtTest {
    private static final PolicyVersion POLICY = Versions.of("pdd-stockout");

    /** Eight hours to the ship time, and 48 after it. */
    private static final Instant OVERDUE = START.plus(Duration.ofHours(56));

    private static final Instant NOW = START.plus(Duration.ofHours(80));

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    @BeforeEach
    void aLineOfThree() {
        shop.cutClock();
        shop.place("O1", line("1", "M1", "S1", 3, 1_000));
    }

    private OrderLine theLine() {
        return new Orders(database)
                .findLine(new LineRef("O1", "1"))
                .orElseThrow()
                .value();
    }

    private Instant knownAt(Cause cause, Instant now) {
        return KnownAt.of(cause, theLine(), StockPosition.unknown(new StockKey("M1", "S1")), POLICY, now);
    }

    @Test
    void whatIsOverdueIsKnownSinceItIs() {
        assertEquals(OVERDUE, knownAt(Cause.seen(Trigger.OVERDUE), NOW));
        assertEquals(Optional.of(OVERDUE), KnownAt.overdueAt(theLine(), POLICY));
    }

    @Test
    void anAdmissionIsKnownNowAndARulingSinceItWasMade() {
        assertEquals(NOW, knownAt(Cause.admission(Actor.of("m")), NOW));
        assertEquals(OVERDUE, knownAt(Cause.claim(Actor.of("o"), OVERDUE), NOW));
        assertEquals(NOW, knownAt(Cause.claim(Actor.of("o"), NOW.plusMillis(1)), NOW), "never in the future");
    }

    @Test
    void nothingIsKnownBeforeTheLineIs() {
        assertEquals(START, knownAt(Cause.claim(Actor.of("o"), START.minusSeconds(1)), NOW));
    }

    @Test
    void aRecountIsKnownSinceStockIsShort() {
        assertEquals(NOW, knownAt(Cause.seen(Trigger.RECOUNT), NOW));
        shop.clock.advance(Duration.ofHours(1));
        shop.count("M1", "S1", "c-1", 0);
        StockPosition position =
                new Stock(database).find(new StockKey("M1", "S1")).orElseThrow().value();
        assertEquals(
                START.plus(Duration.ofHours(1)),
                KnownAt.of(Cause.seen(Trigger.RECOUNT), theLine(), position, POLICY, NOW));
    }

    @Test
    void whatWasSoldInAPresaleIsKnownSinceItsOwnDateIsOverHoweverLongOthersWereShort() {
        var sku = new StockKey("M1", "S1");
        var presale = new SetPresale(database);
        presale.set(sku, START.plus(Duration.ofHours(10)), START);
        shop.clock.advance(Duration.ofHours(5));
        presale.set(sku, START.plus(Duration.ofHours(60)), shop.clock.instant());
        shop.count("M1", "S1", "c-1", 0);
        shop.clock.advance(Duration.ofHours(1));
        shop.place("O2", shop.clock.instant(), line("1", "M1", "S1", 1, 1_000));
        StockPosition position = new Stock(database).find(sku).orElseThrow().value();
        OrderLine later = new Orders(database)
                .findLine(new LineRef("O2", "1"))
                .orElseThrow()
                .value();
        Cause recount = Cause.seen(Trigger.RECOUNT);
        assertEquals(
                START.plus(Duration.ofHours(10)).plusMillis(1), KnownAt.of(recount, theLine(), position, POLICY, NOW));
        assertEquals(START.plus(Duration.ofHours(60)).plusMillis(1), KnownAt.of(recount, later, position, POLICY, NOW));
    }

    @Test
    void unitsThatGoShortArePaidForAfterThoseBefore() {
        assertEquals(cny(333), Growth.paid(theLine(), 1));
        assertEquals(cny(1_000), Growth.paid(theLine(), 3));
        shop.admit("O1", "1", OptionalInt.of(1));
        assertEquals(cny(667), Growth.paid(theLine(), 2));
        assertEquals(cny(667), Growth.paid(theLine(), 2, Optional.of(shop.theCase("O1", "1"))));
    }

    @Test
    void whatIsPaidForUnitsAfterATakeBackIsTheRestOfAll() {
        shop.admit("O1", "1", OptionalInt.of(1));
        Case back = shop.theCase("O1", "1").each(Tranche::takeBack);
        assertEquals(
                cny(666), Growth.paid(theLine(), 1, Optional.of(back)), "two of three units, less the standing one");
    }
}
