package dev.makegood.advice.reputation;

import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.restock.ReceiveRestock;
import dev.makegood.inventory.restock.ReplyToRestock;
import dev.makegood.inventory.restock.RequestRestock;
import dev.makegood.inventory.restock.Restock;
import dev.makegood.inventory.restock.SetSupplier;
import dev.makegood.inventory.restock.Supplier;
import dev.makegood.notice.DeliverNotices;
import dev.makegood.order.PaidOrder;
import dev.makegood.payment.OrderPayment;
import dev.makegood.policy.publication.Packs;
import dev.makegood.servicedesk.Desk;
import dev.makegood.servicedesk.claim.ClaimKind;
import dev.makegood.shop.ScriptedGateway.Next;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Verifies that the figures of a period match its events, and that the trend compares the same number of days before.
 */
class ReputationContract extends Contract {
    private static final StockKey KEY = new StockKey("M1", "S1");

    /** Noon in Shanghai on 4 March 2026, two days after the shop opens. */
    private static final Instant PERIOD = Shop.START.plus(Duration.ofDays(2));

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
    }

    private Reputation seen(String from, String to) {
        return seen(new SeeReputation(database()), from, to).orElseThrow();
    }

    private Optional<Reputation> seen(SeeReputation see, String from, String to) {
        var period = new Period(LocalDate.parse(from), LocalDate.parse(to), Packs.BARE.zone());
        return see.of("M1", period, shop.clock.instant());
    }

    private Reputation seen() {
        return seen("2026-03-04", "2026-03-05");
    }

    private void paid(String... orderIds) {
        for (String orderId : orderIds) {
            shop.place(orderId, shop.clock.instant(), line("1", "M1", "S1", 1, 900));
        }
    }

    private void admit(String orderId) {
        shop.admit(orderId, "1", OptionalInt.empty());
    }

    private void deliver() {
        new DeliverNotices(database(), _ -> {}).runOnce(shop.clock.instant(), 400);
    }

    private void claim(String orderId, boolean upheld) {
        var desk = new Desk(shop, database());
        desk.claim(orderId, ClaimKind.ASKED_FOR_MORE);
        desk.decideClaim(orderId, upheld);
    }

    private void restock(String restockId, String arrivesOn, String arrivedAt) {
        var ref = new Restock.Ref(KEY, restockId);
        new RequestRestock(database()).request(ref, "sup-1", 1, shop.clock.instant());
        new ReplyToRestock(database()).reply(ref, 1, LocalDate.parse(arrivesOn), shop.clock.instant());
        if (arrivedAt != null) {
            new ReceiveRestock(database()).receive(ref, 1, Optional.empty(), Instant.parse(arrivedAt));
        }
    }

    @Test
    void aPeriodWithoutAnythingHasNoFigures() {
        assertEquals(
                new Reputation(
                        "M1",
                        new Period(LocalDate.parse("2026-03-04"), LocalDate.parse("2026-03-05"), Packs.BARE.zone()),
                        ReputationTest.NOTHING,
                        ReputationTest.NOTHING,
                        List.of()),
                seen());
        assertTrue(seen().stockouts().isEmpty());
    }

    @Test
    void linesThatWentShortAreCountedAmongThosePaidInThePeriod() {
        paid("O1", "O2");
        admit("O1");
        shop.clock.moveTo(PERIOD);
        paid("O3", "O4", "O5", "O6");
        // Another merchant's line; and shipping short units makes them no less short.
        shop.place("O7", shop.clock.instant(), line("1", "M2", "S1", 1, 900));
        shop.ship("O3", "s-1", "1", 1);
        assertEquals(
                new Trend<>(new Share(0, 4), Optional.of(new Share(1, 2)), Optional.of(Trend.Direction.BETTER)),
                seen().stockouts().orElseThrow());
        admit("O2");
        admit("O4");
        assertEquals(new Share(1, 4), seen().stockouts().orElseThrow().now());
        assertEquals(new Share(2, 2), seen().stockouts().orElseThrow().before().orElseThrow());
    }

    /**
     * The first and the last instant of the local days: at a year's end, on a leap day, in the Spring Festival's week.
     */
    @ParameterizedTest
    @CsvSource({
        "2027-01-01, 2027-01-01, 2026-12-31T16:00:00Z, 2027-01-01T16:00:00Z",
        "2028-02-28, 2028-02-29, 2028-02-27T16:00:00Z, 2028-02-29T16:00:00Z",
        "2027-02-05, 2027-02-11, 2027-02-04T16:00:00Z, 2027-02-11T16:00:00Z",
    })
    void aPeriodBeginsAndEndsWithItsLocalDays(String from, String to, Instant first, Instant after) {
        shop.clock.moveTo(after);
        paidAt("A1", first.minusMillis(1));
        paidAt("A2", first);
        paidAt("A3", after.minusMillis(1));
        paidAt("A4", after);
        assertEquals(new Share(0, 2), seen(from, to).stockouts().orElseThrow().now());
        shop.clock.moveTo(first.minusMillis(1));
        admit("A1");
        shop.clock.moveTo(first);
        admit("A2");
        shop.clock.moveTo(after.minusMillis(1));
        admit("A3");
        shop.clock.moveTo(after);
        admit("A4");
        assertEquals(2, seen(from, to).now().cases());
        assertEquals(1, seen(from, to).before().cases());
        assertEquals(new Share(2, 2), seen(from, to).stockouts().orElseThrow().now());
    }

    private void paidAt(String orderId, Instant paidAt) {
        shop.place(orderId, paidAt, line("1", "M1", "S1", 1, 900));
    }

    /** A refund of an order with two payments is two transfers, and one refund. */
    @Test
    void theTransfersOfARefundCountAsOneWhichIsInTimeWithAllOfThem() {
        shop.clock.moveTo(PERIOD);
        var card = new OrderPayment("http", "card-1", Optional.empty(), Shop.cny(700));
        var wallet = new OrderPayment("http", "wallet-1", Optional.empty(), Shop.cny(200));
        for (String orderId : List.of("O1", "O2")) {
            var lines = List.of(line("1", "M1", "S1", 1, 900));
            shop.report(new PaidOrder(
                    orderId, "pinduoduo", Shop.BUYER, Shop.CNY, shop.clock.instant(), lines, List.of(card, wallet)));
            admit(orderId);
        }
        shop.gateway.next(Next.TIME_OUT);
        shop.sweep();
        shop.sweep();
        shop.clock.advance(Duration.ofHours(24).plusMillis(1));
        shop.sweep();
        assertEquals(new Share(1, 2), seen().refundedInTime().orElseThrow().now());
    }

    @Test
    void aRefundIsInTimeUpToTheVeryInstant() {
        shop.clock.moveTo(PERIOD);
        paid("O1", "O2");
        admit("O1");
        shop.clock.advance(Duration.ofMillis(1));
        admit("O2");
        shop.clock.moveTo(PERIOD.plus(Duration.ofHours(24)));
        assertTrue(seen().refundedInTime().isEmpty());
        shop.clock.advance(Duration.ofMillis(1));
        assertEquals(new Share(0, 1), seen().refundedInTime().orElseThrow().now());
        shop.sweep();
        assertEquals(new Share(1, 2), seen().refundedInTime().orElseThrow().now());
    }

    @Test
    void buyersAreToldAfterAMedianTime() {
        paid("O0");
        admit("O0");
        shop.clock.advance(Duration.ofSeconds(20));
        deliver();
        shop.clock.moveTo(PERIOD);
        paid("O1", "O2", "O3");
        admit("O1");
        shop.clock.advance(Duration.ofSeconds(60));
        deliver();
        admit("O2");
        shop.clock.advance(Duration.ofSeconds(180));
        deliver();
        assertEquals(
                new Trend<>(
                        new NotificationDelay(Duration.ofSeconds(120), 2),
                        Optional.of(new NotificationDelay(Duration.ofSeconds(20), 1)),
                        Optional.of(Trend.Direction.WORSE)),
                seen().telling().orElseThrow());
        admit("O3");
        shop.clock.advance(Duration.ofHours(1));
        assertEquals(
                new NotificationDelay(Duration.ofSeconds(180), 3),
                seen().telling().orElseThrow().now());
    }

    @Test
    void claimsCountOnceTheyAreDecided() {
        shop.clock.moveTo(PERIOD);
        paid("O1", "O2", "O3");
        claim("O1", true);
        claim("O2", false);
        assertEquals(new Share(1, 2), seen().claimsUpheld().orElseThrow().now());
        assertEquals(new Share(1, 3), seen().stockouts().orElseThrow().now());
    }

    @Test
    void restockDatesCountOnceTheyAreOverOrKept() {
        shop.count("M1", "S1", "r-1", 5);
        new SetSupplier(database()).set(KEY, "sup-1", new Supplier.Terms(3, Optional.empty(), Optional.empty()));
        restock("re-1", "2026-03-04", "2026-03-04T15:59:59.999Z");
        restock("re-2", "2026-03-04", "2026-03-04T16:00:00Z");
        restock("re-3", "2026-03-05", null);
        restock("re-4", "2026-03-06", "2026-03-06T01:00:00Z");
        shop.clock.moveTo(Instant.parse("2026-03-05T15:59:59.999Z"));
        assertEquals(new Share(1, 2), seen().datesKept().orElseThrow().now());
        shop.clock.moveTo(Instant.parse("2026-03-05T16:00:00Z"));
        assertEquals(new Share(1, 3), seen().datesKept().orElseThrow().now());
    }

    @Test
    void actionsComeFromFiguresAndOpenLines() {
        shop.clock.moveTo(PERIOD);
        shop.count("M1", "S1", "r-1", 1);
        new SetSupplier(database()).set(KEY, "sup-1", new Supplier.Terms(30, Optional.empty(), Optional.empty()));
        paid("O1", "O2", "O3", "O4");
        admit("O1");
        admit("O2");
        List<Action> actions = seen().actions();
        assertEquals(
                List.of(Action.Kind.RESTOCK, Action.Kind.ADMIT, Action.Kind.LOW_STOCK_RULE),
                actions.stream().map(Action::kind).toList());
        assertEquals(
                "Restock S1 from supplier sup-1, which says that it takes 30 days.",
                actions.getFirst().words().byField().get("en"));
        assertEquals(
                "Set a low-stock rule for S1: 2 of 2 stockouts were of it.",
                actions.getLast().words().byField().get("en"));
        assertEquals(
                "为 S1 设置低库存预警：2 次缺货中有 2 次涉及该商品。",
                actions.getLast().words().byField().get("zhCN"));
    }

    @Test
    void whatIsTooMuchIsSaidAndNotGuessed() {
        shop.clock.moveTo(PERIOD);
        paid("O1", "O2", "O3");
        admit("O1");
        admit("O2");
        admit("O3");
        assertTrue(seen(new SeeReputation(database(), 10, 2), "2026-03-04", "2026-03-05")
                .isEmpty());
        Figures some = seen(new SeeReputation(database(), 2, 3), "2026-03-04", "2026-03-05")
                .orElseThrow()
                .now();
        assertTrue(some.moreCases());
        assertEquals(2, some.cases());
        assertEquals(Optional.of(new Share(3, 3)), some.stockouts());
    }
}
