package dev.makegood.stockout;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Difference;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.Rivals;
import dev.makegood.refund.Refund;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.detection.PassResult;
import dev.makegood.storage.Contract;
import dev.makegood.storage.Key;
import dev.makegood.storage.StorageBusy;
import dev.makegood.storage.Table;
import dev.makegood.storage.TroubledDatabase;
import dev.makegood.storage.Write;
import dev.makegood.wording.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies the three ways into a case, and its worth. */
class StockoutContract extends Contract {
    private static final OptionalInt ALL = OptionalInt.empty();

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
    }

    private List<Long> refunds(String orderId, String lineId) {
        return shop.refunds(orderId, lineId).stream()
                .map(Refund::total)
                .map(total -> total.getAmountMinorLong())
                .toList();
    }

    @Test
    void aCaseIsBornWithItsRefundAndItsWorth() {
        shop.place("O1", line("1", "M1", "S1", 2, 9_999));
        var outcome = shop.admit("O1", "1", ALL).orElseThrow();
        assertEquals(2, outcome.units());
        Case theCase = shop.theCase("O1", "1");
        assertEquals(cny(500), theCase.assessment().amount());
        assertEquals(new Compensation.Owed(Shop.START), theCase.compensation());
        assertEquals(List.of(9_999L), refunds("O1", "1"));
        assertEquals(
                Shop.START.plus(Duration.ofHours(24)),
                shop.refunds("O1", "1").getFirst().due().deadline());
        shop.reconcile();
    }

    @Test
    void sixteenAdmissionsAtOnceAreOneCase() throws Exception {
        shop.place("O1", line("1", "M1", "S1", 2, 9_999));
        var outcomes = Rivals.race(_ -> shop.admit("O1", "1", ALL).orElseThrow());
        assertEquals(1, outcomes.stream().filter(outcome -> outcome.units() > 0).count());
        assertEquals(List.of(9_999L), refunds("O1", "1"));
        shop.reconcile();
    }

    @Test
    void whicheverTriggerComesFirstTheOthersAddNothing() {
        shop.place("O1", line("1", "M1", "S1", 2, 9_999));
        shop.count("M1", "S1", "r-1", 0);
        assertEquals(1, shop.strand(100).lines());
        assertEquals(Trigger.RECOUNT, shop.theCase("O1", "1").trigger());
        assertEquals(0, shop.admit("O1", "1", ALL).orElseThrow().units());
        shop.clock.advance(Duration.ofDays(9));
        assertEquals(PassResult.NOTHING, shop.overdue());
        assertEquals(PassResult.NOTHING, shop.strand(100));
        assertEquals(List.of(9_999L), refunds("O1", "1"));
    }

    @Test
    void aCaseOnlyGrowsAndEachGrowthIsRefundedToTheFen() {
        shop.place("O1", line("1", "M1", "S1", 3, 10_000));
        shop.count("M1", "S1", "r-1", 2);
        shop.strand(100);
        assertEquals(List.of(3_333L), refunds("O1", "1"));
        shop.count("M1", "S1", "r-2", 3);
        shop.admit("O1", "1", OptionalInt.of(1));
        assertEquals(1, shop.theCase("O1", "1").units());
        shop.clock.advance(Duration.ofDays(9));
        shop.overdue();
        assertEquals(List.of(3_333L, 6_667L), refunds("O1", "1"));
        assertEquals(cny(500), shop.theCase("O1", "1").assessment().amount());
        shop.reconcile();
    }

    @Test
    void aSecondLineOfTheOrderAddsNothingAndSaysWhy() {
        shop.place("O1", line("1", "M1", "S1", 1, 100), line("2", "M2", "S2", 1, 200));
        shop.admit("O1", "2", ALL);
        shop.admit("O1", "1", ALL);
        assertEquals(cny(500), shop.theCase("O1", "2").assessment().amount());
        Case second = shop.theCase("O1", "1");
        assertInstanceOf(Compensation.Nothing.class, second.compensation());
        assertTrue(Texts.en(second.assessment().steps().get(1)).contains("earlier cases used 5.00 CNY"));
        assertEquals(List.of(100L), refunds("O1", "1"));
    }

    @Test
    void bothLinesAtOnceShareOneCap() throws Exception {
        shop.place("O1", line("0", "M1", "S1", 1, 100), line("1", "M2", "S2", 1, 200));
        Rivals.race(number -> shop.admit("O1", Integer.toString(number % 2), ALL));
        var total = shop.theCase("O1", "0")
                .assessment()
                .amount()
                .plus(shop.theCase("O1", "1").assessment().amount());
        assertEquals(cny(500), total);
    }

    @Test
    void theEarliestPaidKeepTheirStock() {
        shop.count("M1", "S1", "r-1", 100);
        for (int i = 1; i <= 4; i++) {
            shop.place("O" + i, Shop.START.plusSeconds(10 - i), line("1", "M1", "S1", 2, 1_000));
        }
        shop.count("M1", "S1", "r-2", 5);
        PassResult pass = shop.strand(100);
        assertEquals(new PassResult(2, 3, 0, 0, 1), pass);
        assertEquals(List.of(1_000L), refunds("O1", "1"));
        assertEquals(List.of(500L), refunds("O2", "1"));
        assertEquals(List.of(), refunds("O3", "1"));
    }

    @Test
    void aPaidOrderThatIsNotThereIsAShortfallAtOnce() {
        shop.count("M1", "S1", "r-1", 1);
        shop.place("O1", line("1", "M1", "S1", 1, 100));
        shop.place("O2", Shop.START.plusSeconds(1), line("1", "M1", "S1", 1, 100));
        shop.strand(100);
        assertEquals(List.of(), refunds("O1", "1"));
        assertEquals(List.of(100L), refunds("O2", "1"));
    }

    @Test
    void aMassStockoutIsWorkedOffInPagesAndFairly() {
        shop.count("M1", "S1", "r-1", 100);
        shop.count("M2", "S2", "r-1", 100);
        for (int i = 0; i < 30; i++) {
            shop.place("A" + i, Shop.START.plusSeconds(i), line("1", "M1", "S1", 1, 100));
        }
        shop.place("B", line("1", "M2", "S2", 1, 100));
        shop.count("M1", "S1", "r-2", 0);
        shop.clock.advance(Duration.ofSeconds(1));
        shop.count("M2", "S2", "r-2", 0);
        assertTrue(shop.strand(15).lines() < 31);
        assertEquals(1, shop.theCase("B", "1").units());
        int lines = 0;
        for (int passes = 0; passes < 10; passes++) {
            lines += shop.strand(15).lines();
        }
        assertTrue(lines > 0);
        for (int i = 0; i < 30; i++) {
            assertEquals(1, shop.theCase("A" + i, "1").units());
        }
    }

    @Test
    void whatIsWrongWithOneLineIsNotPaidForByThoseWhoPaidEarlier() {
        shop.count("M1", "S1", "r-1", 100);
        for (int i = 1; i <= 4; i++) {
            shop.place("O" + i, Shop.START.plusSeconds(i), line("1", "M1", "S1", 1, 100));
        }
        var unreadable = new Key(Table.CASES, "O4~1~stockout", "CASE");
        assertTrue(database().commit(List.of(new Write.Create(unreadable, Map.of("id", "nonsense")))));
        shop.count("M1", "S1", "r-2", 2);
        PassResult pass = shop.strand(100);
        assertEquals(1, pass.failed());
        assertEquals(1, pass.units());
        assertEquals(List.of(100L), refunds("O3", "1"));
        assertEquals(List.of(), refunds("O2", "1"));
        assertEquals(0, shop.strand(100).units());
        assertEquals(2, shop.failures.size());
    }

    @Test
    void passingTroubleEndsThePassForItsSkuOnly() {
        shop.count("M1", "S1", "r-1", 100);
        shop.count("M2", "S2", "r-1", 100);
        for (int i = 1; i <= 3; i++) {
            shop.place("O" + i, Shop.START.plusSeconds(i), line("1", "M1", "S1", 1, 100));
        }
        shop.place("P1", line("1", "M2", "S2", 1, 100));
        shop.count("M1", "S1", "r-2", 2);
        shop.count("M2", "S2", "r-2", 0);
        var troubled = new Shop(TroubledDatabase.unreadable(database(), "O3", new StorageBusy("not now")), scanner());
        PassResult pass = troubled.strand(100);
        assertEquals(new PassResult(1, 1, 0, 1, pass.idle()), pass);
        assertEquals(List.of(), refunds("O2", "1"));
        assertEquals(1, shop.theCase("P1", "1").units());
        assertEquals(1, shop.strand(100).units());
        assertEquals(1, shop.theCase("O3", "1").units());
    }

    @Test
    void aLineIsOverdueFromTheInstantOn() {
        shop.place("O1", line("1", "M1", "S1", 2, 100));
        shop.ship("O1", "s-1", "1", 1);
        shop.clock.advance(Duration.ofHours(56).minusMillis(1));
        assertEquals(PassResult.NOTHING, shop.overdue());
        shop.clock.advance(Duration.ofMillis(1));
        assertEquals(PassResult.wentShort(1), shop.overdue());
        assertEquals(List.of(50L), refunds("O1", "1"));
        assertEquals(PassResult.NOTHING, shop.overdue());
    }

    @Test
    void aShipmentAfterTheCaseMovesNoMoneyAndIsTold() {
        shop.place("O1", line("1", "M1", "S1", 1, 100));
        shop.admit("O1", "1", ALL);
        var told = assertInstanceOf(Outcome.Created.class, shop.ship("O1", "s-1", "1", 1));
        assertTrue(told.toString().contains("afterStockout=[ShippedUnits[lineId=1, quantity=1]]"), told::toString);
        assertInstanceOf(Outcome.Repeated.class, shop.ship("O1", "s-1", "1", 1));
        assertInstanceOf(Outcome.Refused.class, shop.ship("O1", "s-2", "1", 1));
        assertEquals(List.of(100L), refunds("O1", "1"));
    }

    @Test
    void anOrderIsPlacedOnce() throws Exception {
        shop.count("M1", "S1", "r-1", 10);
        var outcomes = Rivals.race(_ -> shop.place("O1", line("1", "M1", "S1", 2, 100), line("2", "M1", "S1", 3, 100)));
        assertEquals(
                1, outcomes.stream().filter(Outcome.Created.class::isInstance).count());
        shop.count("M1", "S1", "r-2", 4);
        assertEquals(1, shop.strand(100).units());
        assertEquals(
                new Outcome.Conflict<>(List.of(
                        new Difference("lines/1/quantity", "2", "1"),
                        new Difference(
                                "lines/2",
                                "{\"lineId\":\"2\",\"merchantId\":\"M1\",\"sku\":\"S1\",\"quantity\":3,"
                                        + "\"paidMinor\":100,"
                                        + "\"promisedShipAt\":\"2026-03-02T12:00:00.000Z\",\"attributes\":[],\"shipped\":0}",
                                "absent"))),
                shop.place("O1", line("1", "M1", "S1", 1, 100)));
    }
}
