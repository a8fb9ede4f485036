package dev.makegood.advice.options;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static dev.makegood.shop.Shop.promised;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.delay.AnswerDelay;
import dev.makegood.delay.TellDelay;
import dev.makegood.furtherperiod.CallToShip;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.restock.ReplyToRestock;
import dev.makegood.inventory.restock.RequestRestock;
import dev.makegood.inventory.restock.Restock;
import dev.makegood.inventory.restock.SetSupplier;
import dev.makegood.inventory.restock.Supplier;
import dev.makegood.order.LineRef;
import dev.makegood.order.PaidOrder;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import dev.makegood.storage.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies that the price of each option is true until the stated instant, and not after it. */
class WaysOutContract extends Contract {
    private static final StockKey KEY = new StockKey("M1", "S1");
    private static final Instant SHIP_BY = Shop.START.plus(Duration.ofDays(7));
    private static final Optional<Money> STAYS = Optional.empty();

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
        shop.publish("tmall-stockout");
        shop.publish("tmall-late-shipment");
    }

    private Page<AtStake> page(int limit) {
        return new WaysOut(database()).of("M1", limit, Optional.empty(), shop.clock.instant());
    }

    private AtStake first() {
        return page(50).items().getFirst();
    }

    private Price price(WayOut.Kind kind) {
        return first().way(kind).orElseThrow().price();
    }

    private static Price until(long units, Instant until, long after) {
        return new Price(cny(units), Optional.of(until), Optional.of(cny(after)));
    }

    private static Price always(long units) {
        return new Price(cny(units), Optional.empty(), STAYS);
    }

    private void tmall(PaidOrder.PaidLine line) {
        shop.place("tmall", "O1", shop.clock.instant(), line);
    }

    @Test
    void whatIsThereIsShippedAndThatCostsNothingInTime() {
        tmall(promised("1", 7, 30_000));
        AtStake line = first();
        assertEquals(
                List.of(WayOut.Kind.SHIP, WayOut.Kind.NEGOTIATE, WayOut.Kind.ADMIT),
                line.ways().stream().map(WayOut::kind).toList());
        assertEquals(until(0, SHIP_BY, 1_500), price(WayOut.Kind.SHIP));
        assertEquals(until(3_000, SHIP_BY, 4_500), price(WayOut.Kind.ADMIT));
        assertEquals(cny(30_000), line.way(WayOut.Kind.ADMIT).orElseThrow().refund());
        assertEquals(Optional.of(SHIP_BY.plus(Duration.ofHours(72))), line.shortAt());
        assertEquals(cny(4_500), line.otherwise());
        assertEquals(
                "Admit by 9 March 2026, 12:00 (UTC+8): 30.00 CNY instead of 45.00 CNY; the refund is 300.00 CNY either"
                        + " way.",
                line.way(WayOut.Kind.ADMIT).orElseThrow().words().byField().get("en"));
        assertEquals(
                "承认缺货：2026年3月9日12:00（北京时间）前为 30.00 元，之后为 45.00 元；无论如何须退款 300.00 元。",
                line.way(WayOut.Kind.ADMIT).orElseThrow().words().byField().get("zhCN"));
    }

    /** Across a year's end, on a leap day, and in the week of the National Day. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-12-31T16:00:00Z", "2028-02-29T04:00:00Z", "2026-10-03T06:00:00Z"})
    void theLastInstantOfThePriceIsTheOneThatWasTold(String promisedShipAt) {
        Instant promised = Instant.parse(promisedShipAt);
        shop.clock.moveTo(promised.minus(Duration.ofDays(7)));
        tmall(new PaidOrder.PaidLine("1", "M1", "S1", 1, cny(30_000), promised, List.of()));
        shop.clock.moveTo(promised.minusMillis(1));
        assertEquals(until(3_000, promised, 4_500), price(WayOut.Kind.ADMIT));
        assertEquals(until(0, promised, 1_500), price(WayOut.Kind.SHIP));
        shop.clock.moveTo(promised);
        assertEquals(until(3_000, promised, 4_500), price(WayOut.Kind.ADMIT));
        shop.clock.moveTo(promised.plusMillis(1));
        assertEquals(always(4_500), price(WayOut.Kind.ADMIT));
        Instant overdue = promised.plus(Duration.ofHours(72));
        assertEquals(until(1_500, overdue.minusMillis(1), 4_500), price(WayOut.Kind.SHIP));
        shop.overdue();
        shop.clock.moveTo(overdue.minusMillis(1));
        assertEquals(until(0, overdue.minusMillis(1), 3_000), price(WayOut.Kind.SHIP));
        assertEquals(always(3_000), price(WayOut.Kind.ADMIT));
        shop.clock.moveTo(overdue);
        assertTrue(first().way(WayOut.Kind.SHIP).isEmpty());
        assertEquals(cny(3_000), first().otherwise());
    }

    @Test
    void aDelayIsAWayOutWhereTheVersionSaysWhatSilenceMeans() {
        String silence =
                "silence: {first: {consentUpToDays: 30, cancelAfterDays: 30}, later: {cancelAfterDays: 0}}\nexemptions:";
        shop.amend("exemptions:", silence);
        shop.place("O1", promised("1", 7, 30_000));
        WayOut way = first().way(WayOut.Kind.DELAY).orElseThrow();
        assertEquals(new Price(cny(0), Optional.of(SHIP_BY), Optional.empty()), way.price());
        assertEquals(
                "Tell the buyer of a delay by 9 March 2026, 12:00 (UTC+8): 0.00 CNY if the buyer agrees and it ships by then. To ship"
                        + " by 8 April 2026, 23:59 (UTC+8) at the latest, silence is consent; silence about any other delay"
                        + " cancels the order.",
                way.words().byField().get("en"));
        var tell = new TellDelay(database());
        var ref = new LineRef("O1", "1");
        tell.tell(ref, "d-1", Optional.empty(), shop.clock.instant());
        assertTrue(first().way(WayOut.Kind.DELAY).isEmpty());
        assertEquals(Optional.of(Instant.parse("2026-04-08T16:00:00Z")), first().shortAt());
        new AnswerDelay(database()).answer(ref, "d-1", true, shop.clock.instant());
        assertEquals(Optional.empty(), first().shortAt());
        assertTrue(first().way(WayOut.Kind.SHIP).isPresent());
    }

    @Test
    void aFurtherPeriodThatCancelsIsWhenTheLineGoesShort() {
        shop.amend(
                "overdueHours: 48",
                "overdueHours: 240",
                "exemptions:",
                "furtherPeriod: {leastDays: 2, mostDays: 5, then: cancellation}\nexemptions:");
        shop.place("O1", promised("1", 7, 30_000));
        assertEquals(Optional.of(SHIP_BY.plus(Duration.ofDays(10))), first().shortAt());
        shop.clock.moveTo(SHIP_BY.plusMillis(1));
        new CallToShip(database()).call(new LineRef("O1", "1"), Optional.empty(), shop.clock.instant());
        Instant over = Instant.parse("2026-03-11T16:00:00Z");
        assertEquals(Optional.of(over), first().shortAt());
        assertEquals(until(0, over.minusMillis(1), 500), price(WayOut.Kind.SHIP));
        shop.publish(
                "pdd-stockout",
                "version: 1\n",
                "version: 4\neffectiveAt: " + shop.clock.instant() + "\n",
                "overdueHours: 48",
                "overdueHours: 240");
        assertEquals(Optional.of(over), first().shortAt(), "a later version takes no period back");
    }

    @Test
    void anAdmissionComesToWhatWasTold() {
        tmall(line("1", "M1", "S1", 2, 60_000));
        shop.admit("O1", "1", OptionalInt.of(1));
        Money first = shop.theCase("O1", "1").assessment().amount();
        Money told = price(WayOut.Kind.ADMIT).now();
        shop.admit("O1", "1", OptionalInt.empty());
        assertEquals(first.plus(told), shop.theCase("O1", "1").assessment().amount());
        assertTrue(told.isPositive());
        assertEquals(List.of(), page(50).items());
    }

    @Test
    void whatOthersUsedOfACapIsNotAskedForAgain() {
        shop.place("O1", line("1", "M1", "S1", 1, 900), line("2", "M1", "S1", 1, 900));
        assertEquals(always(500), price(WayOut.Kind.ADMIT));
        shop.admit("O1", "1", OptionalInt.empty());
        assertEquals(always(0), price(WayOut.Kind.ADMIT));
    }

    @Test
    void aVersionThatTakesEffectMeanwhileChangesThePrice() {
        Instant effective = Instant.parse("2026-03-05T00:00:00Z");
        shop.publish(
                "tmall-stockout",
                "version: 1",
                "version: 2\neffectiveAt: \"" + effective + "\"",
                "admittedRateBasisPoints: 1000",
                "admittedRateBasisPoints: 500",
                "amountMinor: 3000",
                "amountMinor: 1500");
        tmall(promised("1", 7, 30_000));
        assertEquals(until(3_000, effective.minusMillis(1), 1_500), price(WayOut.Kind.ADMIT));
        assertTrue(first().way(WayOut.Kind.ADMIT)
                .orElseThrow()
                .words()
                .byField()
                .get("en")
                .contains("only 15.00 CNY"));
        shop.clock.moveTo(effective);
        assertEquals(until(1_500, SHIP_BY, 4_500), price(WayOut.Kind.ADMIT));
    }

    @Test
    void aSwapCostsWhatIsOwedWithoutARefund() {
        shop.publish(
                "tmall-stockout",
                "version: 1",
                "version: 2\neffectiveAt: \"2026-02-20T00:00:00Z\"",
                "choiceWindowHours: 0",
                "choiceWindowHours: 12");
        shop.publish(
                "tmall-stockout",
                "version: 1",
                "version: 3\neffectiveAt: \"2026-03-02T08:00:00Z\"",
                "choiceWindowHours: 0",
                "choiceWindowHours: 12",
                "owedOn: established",
                "owedOn: refunded");
        tmall(promised("1", 7, 30_000));
        Instant effective = Instant.parse("2026-03-02T08:00:00Z");
        assertEquals(until(3_000, effective.minusMillis(1), 0), price(WayOut.Kind.SWAP));
        shop.clock.moveTo(effective);
        assertEquals(until(0, SHIP_BY, 1_500), price(WayOut.Kind.SWAP));
        assertEquals(until(3_000, SHIP_BY, 4_500), price(WayOut.Kind.ADMIT));
    }

    @Test
    void whatIsOwedForComplaintsOnlyIsToldAsThat() {
        shop.publish("tmall-global-stockout", "platform: tmall-global", "platform: abroad");
        shop.place("abroad", "O1", Shop.START, promised("1", 7, 20_000, "bonded"));
        assertTrue(first().ifComplaintUpheld());
        assertEquals(always(3_000), price(WayOut.Kind.ADMIT));
        assertEquals(
                "Admit now: 30.00 CNY if the buyer's complaint is upheld; the refund is 200.00 CNY either way.",
                first().way(WayOut.Kind.ADMIT).orElseThrow().words().byField().get("en"));
    }

    @Test
    void whatIsOwedWithoutComplaintsIsToldAsIfNoneWereUpheld() {
        shop.publish(
                "tmall-stockout",
                "policyId: tmall",
                "policyId: abroad",
                "platform: tmall",
                "platform: abroad",
                "    - promise:",
                "    - when: {complaintUpheld: false}\n      promise:",
                "  tiers:\n",
                "  tiers:\n    - when: {complaintUpheld: true}\n      worth:"
                        + " {kind: percent, rateBasisPoints: 3000, floorMinor: 500, capMinor: 50000}\n");
        shop.place("abroad", "O1", Shop.START, promised("1", 7, 30_000));
        assertFalse(first().ifComplaintUpheld());
        assertEquals(cny(3_000), price(WayOut.Kind.ADMIT).now());
    }

    @Test
    void aShipTimeIsNegotiatedUntilTheHoursThatTheVersionSays() {
        tmall(promised("1", 7, 30_000));
        Instant last = SHIP_BY.minus(Duration.ofHours(4));
        shop.clock.moveTo(last);
        assertEquals(new Price(cny(0), Optional.of(last), STAYS), price(WayOut.Kind.NEGOTIATE));
        shop.clock.moveTo(last.plusMillis(1));
        assertTrue(first().way(WayOut.Kind.NEGOTIATE).isEmpty());
    }

    @Test
    void whatIsMissingIsRestockedWhereThatIsInTime() {
        shop.count("M1", "S1", "r-1", 0);
        tmall(promised("1", 7, 30_000));
        assertTrue(first().missing());
        assertTrue(first().way(WayOut.Kind.SHIP).isEmpty());
        assertTrue(first().way(WayOut.Kind.RESTOCK).isEmpty());

        new SetSupplier(database()).set(KEY, "sup-1", new Supplier.Terms(3, Optional.empty(), Optional.empty()));
        WayOut asked = first().way(WayOut.Kind.RESTOCK).orElseThrow();
        assertEquals(Optional.of("sup-1"), asked.supplierId());
        assertEquals(Optional.of(LocalDate.parse("2026-03-05")), asked.arrivesOn());
        // Asked on the 5th, it arrives by the end of the 8th; the ship time is at noon of the 9th.
        assertEquals(until(0, Instant.parse("2026-03-05T15:59:59.999Z"), 1_500), asked.price());
        shop.clock.moveTo(asked.price().until().orElseThrow());
        assertEquals(cny(0), price(WayOut.Kind.RESTOCK).now());
        shop.clock.moveTo(asked.price().until().orElseThrow().plusMillis(1));
        assertEquals(cny(1_500), price(WayOut.Kind.RESTOCK).now());

        var ref = new Restock.Ref(KEY, "re-1");
        new RequestRestock(database()).request(ref, "sup-1", 5, shop.clock.instant());
        new ReplyToRestock(database()).reply(ref, 5, LocalDate.parse("2026-03-08"), shop.clock.instant());
        WayOut onItsWay = first().way(WayOut.Kind.RESTOCK).orElseThrow();
        assertEquals(always(0), onItsWay.price());
        assertEquals(Optional.empty(), onItsWay.supplierId());
        assertEquals(onItsWay, first().ways().getFirst());
    }

    @Test
    void linesComeInTheOrderOfTheirShipTimesPageByPage() {
        tmall(promised("1", 9, 100));
        shop.place("O2", promised("1", 3, 100));
        shop.place("O3", promised("1", 5, 100));
        shop.place("O4", line("1", "M2", "S1", 1, 100));
        assertEquals(
                List.of("O2", "O3", "O1"),
                page(50).items().stream().map(at -> at.line().orderId()).toList());
        Page<AtStake> page = page(1);
        assertEquals("O2", page.items().getFirst().line().orderId());
        Page<AtStake> next = new WaysOut(database()).of("M1", 1, page.next(), shop.clock.instant());
        assertEquals("O3", next.items().getFirst().line().orderId());
        shop.ship("O2", "s-1", "1", 1);
        assertEquals(2, page(50).items().size());
    }
}
