package dev.makegood.order.rate;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.advice.options.WayOut;
import dev.makegood.advice.options.WaysOut;
import dev.makegood.cancellation.AnswerCancellation;
import dev.makegood.cancellation.Cancellation;
import dev.makegood.cancellation.Cancellation.Side;
import dev.makegood.cancellation.ProposeCancellation;
import dev.makegood.order.Fate;
import dev.makegood.order.LineRef;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.Tallied;
import dev.makegood.policy.MerchantLines;
import dev.makegood.policy.MerchantRate;
import dev.makegood.policy.PolicyVersion;
import dev.makegood.policy.Versions;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Case;
import dev.makegood.storage.Contract;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies what is counted of a merchant's lines, when, and that a case keeps it. */
class CountLinesContract extends Contract {
    private static final String OZON = "ozon-global";

    /** 07:00 in Moscow, whose days count. */
    private static final Instant NOW = Shop.START;

    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    private Shop shop;
    private int orders;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
        shop.publish("ozon-global-stockout");
    }

    /** Places orders of one line of two units, paid so long ago. */
    private void paid(int count, Duration ago) {
        for (int n = 0; n < count; n++) {
            paid("O" + orders++, ago);
        }
    }

    private void paid(String orderId, Duration ago) {
        PaidOrder.PaidLine line = line("1", "M1", "S1", 2, 30_000);
        var late = new PaidOrder.PaidLine(
                "1", "M1", "S1", 2, line.paid(), shop.clock.instant().plus(Duration.ofDays(30)), List.of());
        shop.place(OZON, orderId, shop.clock.instant().minus(ago), late);
    }

    private void cancelled(int count, Duration ago) {
        for (int n = 0; n < count; n++) {
            paid("C" + orders, ago);
            shop.admit("C" + orders++, "1", OptionalInt.empty());
        }
    }

    /** Admits the only line of an order that was paid now, which is in no count. */
    private Case admitted(String orderId) {
        paid(orderId, Duration.ZERO);
        shop.admit(orderId, "1", OptionalInt.empty());
        return shop.theCase(orderId, "1");
    }

    private static MerchantLines lines(Case c) {
        return c.facts().merchantLines().orElseThrow();
    }

    private static MerchantLines counted(
            LocalDate before, long paid, long stockouts, long cancellations, long late, Instant asOf) {
        return new MerchantLines(
                14,
                before,
                paid,
                Map.of(
                        MerchantRate.Of.STOCKOUTS,
                        stockouts,
                        MerchantRate.Of.CANCELLATIONS,
                        cancellations,
                        MerchantRate.Of.LATE_SHIPMENTS,
                        late),
                asOf);
    }

    @Test
    void theFirstCaseOfADayCountsTheDaysBeforeItAndAllOthersOfTheDayHaveTheSame() {
        paid(23, Duration.ofDays(1));
        cancelled(1, Duration.ofDays(1));
        // The first case of today counted these lines before any of them was cancelled.
        assertEquals(counted(TODAY, 24, 0, 0, 0, NOW), lines(shop.theCase("C23", "1")));
        assertEquals(cny(0), shop.theCase("C23", "1").assessment().amount());
        shop.clock.moveTo(NOW.plus(Duration.ofHours(9)));
        assertEquals(counted(TODAY, 24, 0, 0, 0, NOW), lines(admitted("A1")));
        shop.clock.moveTo(NOW.plus(Duration.ofDays(1)));
        // Of 24 and one more line 2 are cancelled, which are 8 %.
        Case next = admitted("A2");
        assertEquals(counted(TODAY.plusDays(1), 25, 2, 2, 0, shop.clock.instant()), lines(next));
        assertEquals(cny(900), next.assessment().amount());
        shop.reconcile();
    }

    @Test
    void aDayIsCountedFromAnHourAfterItsEnd() {
        Instant midnight =
                TODAY.plusDays(1).atStartOfDay(ZoneId.of("Europe/Moscow")).toInstant();
        paid(3, Duration.ZERO);
        shop.clock.moveTo(midnight.plus(Duration.ofMinutes(59)));
        assertEquals(0, lines(admitted("A1")).paid());
        assertEquals(TODAY, lines(shop.theCase("A1", "1")).before());
        shop.clock.moveTo(midnight.plus(Duration.ofHours(1)));
        assertEquals(3, lines(admitted("A2")).paid());
        assertEquals(TODAY.plusDays(1), lines(shop.theCase("A2", "1")).before());
    }

    @Test
    void theDaysAreTheVersionsAndEndWithTheDayBefore() {
        Instant midnight = TODAY.atStartOfDay(ZoneId.of("Europe/Moscow")).toInstant();
        for (Instant at : List.of(
                midnight.minus(Duration.ofDays(14)).minusMillis(1),
                midnight.minus(Duration.ofDays(14)),
                midnight.minusMillis(1),
                midnight)) {
            paid("P" + at.toEpochMilli(), Duration.between(at, NOW));
        }
        assertEquals(2, lines(admitted("A1")).paid());
    }

    @Test
    void onlyTheMerchantsLinesOnThePlatformCount() {
        shop.publish("dhgate-stockout", "currency: USD", "currency: CNY");
        paid(2, Duration.ofDays(1));
        shop.place("dhgate", "D1", NOW.minus(Duration.ofDays(1)), line("1", "M1", "S1", 1, 900));
        shop.place(OZON, "D2", NOW.minus(Duration.ofDays(1)), line("1", "M2", "S1", 1, 900));
        assertEquals(2, lines(admitted("A1")).paid());
    }

    @Test
    void aLineIsShortCancelledLateOrBoth() {
        shop.publish(
                "tmall-late-shipment",
                "platform: tmall",
                "platform: ozon-global",
                "zone: Asia/Shanghai",
                "zone: Europe/Moscow");
        paid(1, Duration.ofDays(1));
        paid("short", Duration.ofDays(1));
        shop.admit("short", "1", OptionalInt.of(1));
        cancelled(1, Duration.ofDays(1));
        PaidOrder.PaidLine promised = line("1", "M1", "S1", 2, 30_000);
        shop.place(OZON, "late", NOW.minus(Duration.ofDays(1)), promised);
        shop.place(OZON, "late-cancelled", NOW.minus(Duration.ofDays(1)), promised);
        shop.clock.moveTo(NOW.plus(Duration.ofHours(8)).plusMillis(1));
        shop.overdue();
        shop.admit("late-cancelled", "1", OptionalInt.empty());
        shop.clock.moveTo(NOW.plus(Duration.ofDays(1)));
        assertEquals(counted(TODAY.plusDays(1), 5, 3, 2, 2, shop.clock.instant()), lines(admitted("A1")));
    }

    @Test
    void whatTheBuyerWantedCancelledIsNotTheMerchants() {
        paid("wish", Duration.ofDays(1));
        paid("word", Duration.ofDays(1));
        agreed("wish", Side.BUYER);
        agreed("word", Side.MERCHANT);
        shop.clock.moveTo(NOW.plus(Duration.ofDays(1)));
        assertEquals(counted(TODAY.plusDays(1), 2, 1, 1, 0, shop.clock.instant()), lines(admitted("A1")));
    }

    private void agreed(String orderId, Side by) {
        var ref = new LineRef(orderId, "1");
        var told = new Cancellation.CancellationCommand("c-1", by, cny(0), "no longer needed");
        new ProposeCancellation(database()).propose(ref, told, shop.clock.instant());
        var other = by == Side.BUYER ? Side.MERCHANT : Side.BUYER;
        new AnswerCancellation(database()).answer(ref, "c-1", other, true, shop.clock.instant());
    }

    @Test
    void aCaseThatGrowsOnALaterDayKeepsItsRate() {
        paid(9, Duration.ofDays(1));
        paid("grows", Duration.ofDays(1));
        shop.admit("grows", "1", OptionalInt.of(1));
        assertEquals(cny(0), shop.theCase("grows", "1").assessment().amount());
        cancelled(3, Duration.ofHours(1));
        shop.clock.moveTo(NOW.plus(Duration.ofDays(1)));
        assertTrue(admitted("A1").assessment().amount().isPositive());
        shop.admit("grows", "1", OptionalInt.empty());
        assertEquals(counted(TODAY, 10, 0, 0, 0, NOW), lines(shop.theCase("grows", "1")));
        assertEquals(cny(0), shop.theCase("grows", "1").assessment().amount());
    }

    /** Cases of one day come in any order: each is worth the same. */
    @Test
    void theOrderOfTheCasesOfADayDoesNotMatter() {
        paid(20, Duration.ofDays(1));
        cancelled(1, Duration.ofHours(8));
        var other = new MemoryDatabase();
        Shop mirror = shop.over(other, new MemoryScanner(other, 7));
        mirror.publish("ozon-global-stockout");
        for (int n = 0; n < 20; n++) {
            mirror.place(OZON, "O" + n, NOW.minus(Duration.ofDays(1)), line("1", "M1", "S1", 2, 30_000));
        }
        mirror.place(OZON, "C20", NOW.minus(Duration.ofHours(8)), line("1", "M1", "S1", 2, 30_000));
        mirror.admit("C20", "1", OptionalInt.empty());
        shop.clock.moveTo(NOW.plus(Duration.ofDays(1)));
        for (int n = 0; n < 20; n++) {
            shop.admit("O" + n, "1", OptionalInt.empty());
            mirror.admit("O" + (19 - n), "1", OptionalInt.empty());
        }
        for (int n = 0; n < 20; n++) {
            assertEquals(cny(900), shop.theCase("O" + n, "1").assessment().amount());
            assertEquals(
                    shop.theCase("O" + n, "1").assessment(),
                    mirror.theCase("O" + n, "1").assessment());
        }
    }

    /** Lines of one transaction find the count that the first of them makes. */
    @Test
    void linesThatGoShortTogetherHaveOneCount() {
        paid(12, Duration.ofDays(1));
        shop.count("M1", "S1", "c-1", 0);
        assertEquals(12, shop.strand(100).lines());
        for (int n = 0; n < 12; n++) {
            assertEquals(counted(TODAY, 12, 0, 0, 0, NOW), lines(shop.theCase("O" + n, "1")));
        }
        shop.reconcile();
    }

    @Test
    void moreLinesThanCanBeCountedAreNotKnown() {
        PolicyVersion version = Versions.of("ozon-global-stockout");
        paid(3, Duration.ofDays(1));
        assertEquals(
                3,
                new CountLines(database(), 3)
                        .of("M1", version, NOW)
                        .lines()
                        .orElseThrow()
                        .paid());
        assertEquals(
                Optional.empty(),
                new CountLines(database(), 2).of("M1", version, NOW).lines());
        assertEquals(
                1, new CountLines(database(), 2).of("M1", version, NOW).writes().size());
    }

    @Test
    void aVersionWithoutARateCountsNothing() {
        paid(3, Duration.ofDays(1));
        CountLines.Counted none = new CountLines(database()).of("M1", Versions.of("pdd-stockout"), NOW);
        assertEquals(Optional.empty(), none.lines());
        assertEquals(List.of(), none.writes());
        assertEquals(Optional.empty(), CountLines.key("M1", Versions.of("pdd-stockout"), NOW));
    }

    /** Nothing is written when a merchant asks. */
    @Test
    void theWaysOutCostWhatACaseOfNowIsWorth() {
        paid(20, Duration.ofDays(1));
        cancelled(3, Duration.ofHours(8));
        shop.clock.moveTo(NOW.plus(Duration.ofDays(1)));
        var found = new WaysOut(database())
                .of("M1", 1, Optional.empty(), shop.clock.instant())
                .items()
                .getFirst();
        assertEquals(23, found.merchantLines().orElseThrow().paid());
        assertEquals(
                cny(1_800), found.way(WayOut.Kind.ADMIT).orElseThrow().price().now());
        String orderId = found.line().orderId();
        shop.admit(orderId, "1", OptionalInt.empty());
        assertEquals(cny(1_800), shop.theCase(orderId, "1").assessment().amount());
        assertEquals(found.merchantLines(), shop.theCase(orderId, "1").facts().merchantLines());
    }

    @Test
    void whatIsTakenBackIsWholeAgain() {
        paid(2, Duration.ofDays(1));
        shop.count("M1", "S1", "c-1", 2);
        shop.strand(10);
        assertEquals(1, fates().get(Fate.CANCELLED));
        assertEquals(1, fates().get(Fate.WHOLE));
    }

    private Map<Fate, Long> fates() {
        return Tallied.fates(database(), "M1", OZON, NOW.minus(Duration.ofDays(2)), NOW.plus(Duration.ofDays(1)), 100);
    }
}
