package dev.makegood.inventory;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.inventory.lowstock.DropLowStockRule;
import dev.makegood.inventory.lowstock.SetLowStockRule;
import dev.makegood.inventory.lowstock.WarnOfLowStock;
import dev.makegood.notice.StockFact;
import dev.makegood.order.stockaudit.StockAtRisk;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import dev.makegood.storage.memory.MemoryDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies one warning per episode, and the units at risk while it lasts. */
class LowStockContract extends Contract {
    private static final StockKey KEY = new StockKey("M1", "S1");

    private Shop shop;
    private int changes;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
    }

    private Outcome<StockPosition> rule(LowStockRule.Level level, Long rearm) {
        return new SetLowStockRule(database())
                .set(KEY, new LowStockRule(level, Optional.ofNullable(rearm), Optional.empty()), shop.clock.instant());
    }

    private void count(long onHand) {
        shop.count("M1", "S1", "c-" + changes++, onHand);
    }

    private int warn() {
        var counts = new WarnOfLowStock(database()).runOnce(shop.clock.instant(), 100);
        assertEquals(0, counts.failed());
        return counts.warned();
    }

    private LowStock low() {
        return new Stock(database()).find(KEY).orElseThrow().value().lowStock();
    }

    private List<String> told() {
        return shop.told(Actor.merchant("M1"), StockFact.LowStockMerchant.class);
    }

    private List<StockAtRisk.AtRisk> atRisk(long missing) {
        return new StockAtRisk(database())
                .of("M1", missing, 50, Optional.empty())
                .items();
    }

    @Test
    void aThousandChangesAroundTheThresholdAreOneWarningAndTheNextEpisodeOneMore() {
        int flaps = database() instanceof MemoryDatabase ? 1_000 : 100;
        rule(new LowStockRule.AtUnits(10), null);
        int warned = 0;
        for (int i = 0; i < flaps; i++) {
            count(i % 2 == 0 ? 10 : 14);
            warned += i % 10 == 0 ? warn() : 0;
        }
        assertEquals(1, warned);
        assertEquals(0, warn());
        count(15);
        count(10);
        assertEquals(1, warn());
        assertEquals(0, warn());
        assertEquals(2, told().size());
        assertTrue(told().getFirst().contains("10 left to sell"), told()::toString);
    }

    @Test
    void theThresholdItselfIsLowAndTheRearmLevelItselfEndsIt() {
        rule(new LowStockRule.AtUnits(10), 20L);
        count(11);
        assertEquals(Optional.empty(), low().since());
        count(10);
        assertEquals(Optional.of(shop.clock.instant()), low().since());
        count(19);
        assertEquals(1, atRisk(1).size());
        count(20);
        assertEquals(Optional.empty(), low().since());
        assertEquals(List.of(), atRisk(1));
        assertEquals(0, warn());
    }

    @Test
    void aWarningIsTrueWhenItIsSent() {
        rule(new LowStockRule.AtUnits(900), 1_200L);
        count(800);
        count(1_000);
        assertEquals(0, warn());
        assertTrue(low().since().isEmpty());
        count(900);
        assertEquals(1, warn());
        assertTrue(told().getFirst().contains("900 left to sell"), told()::toString);
    }

    /** Otherwise positions of which some came back would take up each pass, and nobody else would ever be warned. */
    @Test
    void anEpisodeThatWasOverBeforeItsWarningIsNotLookedAtAgain() {
        rule(new LowStockRule.AtUnits(900), 1_200L);
        count(800);
        count(1_000);
        assertEquals(0, warn());
        long before = new Stock(database()).find(KEY).orElseThrow().version();
        assertEquals(0, warn());
        assertEquals(before, new Stock(database()).find(KEY).orElseThrow().version());
    }

    @Test
    void demandIsOfTheDayOnWhichItWasPaid() {
        count(100);
        shop.place("O1", shop.clock.instant().minus(Duration.ofDays(400)), line("1", "M1", "S1", 3, 900));
        shop.place("O2", shop.clock.instant().minus(Duration.ofDays(6)), line("1", "M1", "S1", 4, 900));
        shop.place("O3", shop.clock.instant(), line("1", "M1", "S1", 5, 900));
        assertEquals(9, low().demand().units(shop.clock.instant()));
        shop.clock.advance(Duration.ofDays(1));
        assertEquals(5, low().demand().units(shop.clock.instant()));
    }

    @Test
    void whatWasNeverCountedIsNeverLow() {
        rule(new LowStockRule.AtUnits(10), null);
        shop.place("O1", line("1", "M1", "S1", 3, 900));
        assertEquals(0, warn());
        assertEquals(List.of(), atRisk(1));
    }

    @Test
    void aRuleIsASettingThatCountsAtOnce() {
        count(5);
        assertInstanceOf(Outcome.Created.class, rule(new LowStockRule.AtUnits(5), null));
        assertInstanceOf(Outcome.Repeated.class, rule(new LowStockRule.AtUnits(5), null));
        assertEquals(1, warn());
        assertInstanceOf(Outcome.Created.class, rule(new LowStockRule.AtUnits(2), null));
        assertEquals(Optional.empty(), low().since());
    }

    @Test
    void aRuleThatIsDroppedEndsItsEpisodeWithoutAWordAndTheNextOneBeginsAnother() {
        count(5);
        rule(new LowStockRule.AtUnits(5), null);
        var drop = new DropLowStockRule(database());
        assertTrue(drop.drop(KEY));
        assertFalse(drop.drop(KEY));
        assertEquals(0, warn());
        assertEquals(List.of(), atRisk(1));
        count(4);
        assertEquals(0, warn());
        rule(new LowStockRule.AtUnits(5), null);
        assertEquals(2, low().episode());
        assertEquals(1, warn());
        drop.drop(KEY);
        rule(new LowStockRule.AtUnits(4), null);
        assertEquals(1, warn());
        assertEquals(2, told().size());
    }

    @Test
    void daysOfCoverFollowTheOrdersOfSevenDays() {
        count(40);
        rule(new LowStockRule.DaysOfCover(7), null);
        shop.place("O1", line("1", "M1", "S1", 15, 900));
        assertEquals(Optional.of(15L), low().threshold(shop.clock.instant()));
        assertEquals(0, warn());
        shop.clock.advance(Duration.ofDays(1));
        shop.place("O2", shop.clock.instant(), line("1", "M1", "S1", 6, 900));
        assertEquals(Optional.of(21L), low().threshold(shop.clock.instant()));
        assertEquals(1, warn());
        shop.clock.advance(Duration.ofDays(6));
        assertEquals(Optional.of(6L), low().threshold(shop.clock.instant()));
        shop.clock.advance(Duration.ofDays(1));
        assertEquals(Optional.of(0L), low().threshold(shop.clock.instant()));
    }

    @Test
    void ordersReleasesAndShipmentsAreChangesToo() {
        count(10);
        rule(new LowStockRule.AtUnits(5), 7L);
        shop.place("O1", line("1", "M1", "S1", 5, 900));
        assertEquals(1, warn());
        shop.ship("O1", "s-1", "1", 2);
        assertEquals(1, atRisk(1).size());
        shop.admit("O1", "1", OptionalInt.of(3));
        // Units that are said to be missing are not on offer, so it is as low as before.
        assertEquals(1, atRisk(1).size());
        count(8);
        assertEquals(List.of(), atRisk(1));
    }

    @Test
    void whatIsAtRiskAreTheOrdersPaidLast() {
        count(9);
        rule(new LowStockRule.AtUnits(5), null);
        shop.place("O1", Shop.START, line("1", "M1", "S1", 3, 900));
        shop.place("O2", Shop.START.plusSeconds(1), line("1", "M1", "S1", 3, 1_000));
        var one = atRisk(1).getFirst().stranded();
        assertEquals(new StockAtRisk.Stranded(1, 1, List.of(cny(333)), false), one);
        assertEquals(
                new StockAtRisk.Stranded(4, 2, List.of(cny(1_300)), false),
                atRisk(4).getFirst().stranded());
        assertEquals(6, atRisk(100).getFirst().stranded().units());
        for (int i = 3; i < 30; i++) {
            shop.place("O" + i, line("1", "M1", "S1", 1, 100));
        }
        var many = atRisk(100).getFirst().stranded();
        assertTrue(many.more() && many.orders() == 20, many::toString);
    }
}
