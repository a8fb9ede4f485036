package dev.makegood.order;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.line;
import static dev.makegood.shop.Shop.promised;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.inventory.Stock;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.StockPosition;
import dev.makegood.inventory.presale.EndPresale;
import dev.makegood.inventory.presale.SetPresale;
import dev.makegood.inventory.restock.Availability;
import dev.makegood.notice.OrderFact;
import dev.makegood.order.shiptime.NotifyPresaleMoved;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that units sold in a presale are not short until its date, and that no promise moves with that date. */
class PresaleContract extends Contract {
    private static final StockKey KEY = new StockKey("M1", "S1");
    private static final Instant DATE = Shop.START.plus(Duration.ofDays(9));

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
        shop.count("M1", "S1", "c-1", 0);
    }

    private Outcome<StockPosition> presale(Instant shipsBy) {
        return new SetPresale(database()).set(KEY, shipsBy, shop.clock.instant());
    }

    private int tell(int pages) {
        var counts = new NotifyPresaleMoved(database()).runOnce(shop.clock.instant(), pages);
        assertEquals(0, counts.failed());
        return counts.lines();
    }

    private List<String> told() {
        return shop.told(Actor.buyer(Shop.BUYER), OrderFact.PresaleChangedBuyer.class);
    }

    @Test
    void nothingIsShortUntilTheDateIsOver() {
        shop.place("O1", promised("1", 20, 900, "presale"));
        presale(DATE);
        shop.place("O2", promised("1", 20, 900, "presale"));
        for (Instant instant : List.of(DATE.minusMillis(1), DATE)) {
            shop.clock.moveTo(instant);
            assertEquals(0, shop.strand(10).lines());
        }
        shop.clock.moveTo(DATE.plusMillis(1));
        assertEquals(2, shop.strand(10).lines());
        shop.reconcile();
    }

    @Test
    void whatWasSoldKeepsItsDateWhicheverWayTheDateMoves() {
        presale(DATE);
        shop.place("O1", promised("1", 20, 900, "presale"));
        presale(START.plus(Duration.ofHours(1)));
        shop.place("O2", START.plusSeconds(1), promised("1", 20, 900, "presale"));
        shop.clock.advance(Duration.ofMinutes(1));
        presale(DATE.plusSeconds(60));
        shop.place("O3", START.plusSeconds(61), promised("1", 20, 900, "presale"));
        shop.clock.moveTo(START.plus(Duration.ofHours(1)));
        assertEquals(0, shop.strand(10).lines());
        shop.clock.moveTo(START.plus(Duration.ofHours(2)));
        assertEquals(1, shop.strand(10).lines());
        assertEquals("O2", shop.theCase("O2", "1").id().orderId());
        shop.clock.moveTo(DATE);
        assertEquals(0, shop.strand(10).lines());
        shop.clock.moveTo(DATE.plusMillis(1));
        assertEquals(1, shop.strand(10).lines());
        assertEquals("O1", shop.theCase("O1", "1").id().orderId());
        shop.clock.moveTo(DATE.plusSeconds(60));
        assertEquals(0, shop.strand(10).lines());
        shop.clock.moveTo(DATE.plusSeconds(61));
        assertEquals(1, shop.strand(10).lines());
        shop.reconcile();
    }

    @Test
    void goodsThatCameAreForThoseWhoPaidFirst() {
        presale(DATE);
        shop.place("O1", promised("1", 20, 900, "presale"));
        presale(DATE.plusSeconds(60));
        shop.place("O2", START.plusSeconds(1), promised("1", 20, 900, "presale"));
        shop.count("M1", "S1", "c-2", 1);
        shop.clock.moveTo(DATE.plusMillis(1));
        assertEquals(0, shop.strand(10).lines());
        shop.clock.moveTo(DATE.plusSeconds(61));
        assertEquals(1, shop.strand(10).lines());
        assertEquals("O2", shop.theCase("O2", "1").id().orderId());
    }

    @Test
    void aDateIsMovedOnlyAsOftenAsWhatWasSoldCanBeToldApart() {
        for (int i = 0; i < 20; i++) {
            assertInstanceOf(Outcome.Created.class, presale(DATE.plusSeconds(i)));
            shop.clock.advance(Duration.ofSeconds(1));
            shop.place("O" + i, shop.clock.instant(), promised("1", 20, 900, "presale"));
        }
        assertInstanceOf(Outcome.Refused.class, presale(DATE.plusSeconds(20)));
        shop.ship("O3", "s-1", "1", 1);
        assertInstanceOf(Outcome.Created.class, presale(DATE.plusSeconds(20)));
    }

    @Test
    void theDateIsInTheFutureAndSaidTwiceTheSame() {
        assertInstanceOf(Outcome.Refused.class, presale(shop.clock.instant()));
        assertInstanceOf(Outcome.Created.class, presale(shop.clock.instant().plusMillis(1)));
        assertInstanceOf(Outcome.Repeated.class, presale(shop.clock.instant().plusMillis(1)));
    }

    @Test
    void aChangeIsToldOnceToEveryBuyerWhoWaitsForItAndMovesNothing() {
        presale(DATE);
        for (int i = 0; i < 45; i++) {
            shop.place("O" + i, promised("1", 20, 900, "presale"));
        }
        shop.place("P1", promised("1", 20, 900));
        shop.ship("O7", "s-1", "1", 1);
        assertEquals(0, tell(9));
        presale(DATE.plusSeconds(60));
        int first = tell(1);
        assertTrue(first > 0 && first < 44, () -> first + " lines");
        assertEquals(44 - first, tell(9));
        assertEquals(0, tell(9));
        assertEquals(44, told().size());
        assertTrue(told().getFirst().contains("11 March 2026, 12:01"), told()::getFirst);
        assertTrue(told().getFirst().contains("22 March 2026, 12:00"), told()::getFirst);
        assertEquals(
                Shop.START.plus(Duration.ofDays(20)),
                new Orders(database())
                        .findLine(new LineRef("O1", "1"))
                        .orElseThrow()
                        .value()
                        .shipBy());
        presale(DATE);
        assertEquals(44, tell(9));
    }

    @Test
    void productPagesShowTheDateUntilItIsOver() {
        presale(DATE);
        var day = LocalDate.parse("2026-03-11");
        shop.clock.moveTo(DATE);
        assertEquals(
                new Availability(Optional.of(0L), Optional.empty(), Optional.of(day), Optional.of(DATE)),
                availability());
        shop.clock.moveTo(DATE.plusMillis(1));
        assertEquals(
                new Availability(Optional.of(0L), Optional.empty(), Optional.empty(), Optional.empty()),
                availability());
    }

    @Test
    void anEndedPresaleSellsFromStockAndKeepsWhatWasPromised() {
        presale(DATE);
        shop.place("P1", promised("1", 20, 900, "presale"));
        shop.place("P2", promised("1", 20, 900, "presale"));
        presale(DATE.plusSeconds(60));
        assertTrue(end());
        assertFalse(end());
        assertEquals(0, tell(9));
        assertEquals(
                new Availability(Optional.of(0L), Optional.empty(), Optional.empty(), Optional.empty()),
                availability());
        assertEquals(0, shop.strand(10).lines());
        shop.place("N1", START.plusSeconds(1), promised("1", 20, 900));
        assertEquals(1, shop.strand(10).lines());
        assertEquals("N1", shop.theCase("N1", "1").id().orderId());
        assertEquals(
                Shop.START.plus(Duration.ofDays(20)),
                new Orders(database())
                        .findLine(new LineRef("P1", "1"))
                        .orElseThrow()
                        .value()
                        .shipBy());
        shop.clock.moveTo(DATE);
        assertEquals(0, shop.strand(10).lines());
        shop.clock.moveTo(DATE.plusMillis(1));
        assertEquals(2, shop.strand(10).lines());
        assertFalse(end());
        shop.reconcile();
    }

    @Test
    void goodsThatComeAfterTheEndAreThoseOfTheBuyersWhoWait() {
        presale(DATE);
        shop.place("P1", promised("1", 20, 900, "presale"));
        shop.place("P2", promised("1", 20, 900, "presale"));
        end();
        shop.count("M1", "S1", "c-2", 1);
        shop.ship("P1", "s-1", "1", 1);
        assertEquals(0, shop.strand(10).lines());
        shop.place("N1", START.plusSeconds(1), promised("1", 20, 900));
        assertEquals(1, shop.strand(10).lines());
        assertEquals("N1", shop.theCase("N1", "1").id().orderId());
        shop.count("M1", "S1", "c-3", 2);
        shop.place("N2", START.plusSeconds(2), promised("1", 20, 900));
        assertEquals(0, shop.strand(10).lines());
        shop.count("M1", "S1", "c-4", 1);
        assertEquals(1, shop.strand(10).lines());
        assertEquals("N2", shop.theCase("N2", "1").id().orderId());
    }

    @Test
    void whatWasSoldBeforeAnythingWasCountedKeepsItsDateToo() {
        var key = new StockKey("M1", "S2");
        new SetPresale(database()).set(key, DATE, shop.clock.instant());
        shop.place("P1", line("1", "M1", "S2", 2, 900));
        assertTrue(new EndPresale(database()).end(key, shop.clock.instant()));
        shop.place("N1", START.plusSeconds(1), line("1", "M1", "S2", 1, 900));
        shop.count("M1", "S2", "c-1", 0);
        assertEquals(1, shop.strand(10).units());
        assertEquals("N1", shop.theCase("N1", "1").id().orderId());
    }

    @Test
    void whatWasEndedIsSoldAgainstADateAgain() {
        presale(DATE);
        shop.place("P1", promised("1", 20, 900, "presale"));
        end();
        assertInstanceOf(Outcome.Created.class, presale(DATE));
        assertEquals(0, tell(9));
        shop.place("P2", promised("1", 20, 900, "presale"));
        assertEquals(0, shop.strand(10).lines());
        end();
        presale(DATE.plusSeconds(60));
        assertEquals(2, tell(9));
        assertFalse(new EndPresale(database()).end(new StockKey("M1", "none"), shop.clock.instant()));
    }

    private boolean end() {
        return new EndPresale(database()).end(KEY, shop.clock.instant());
    }

    private Availability availability() {
        return Availability.of(new Stock(database()).find(KEY).orElseThrow().value(), shop.clock.instant());
    }
}
