package dev.makegood.abuse;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.inventory.StockKey;
import dev.makegood.inventory.restock.ReceiveRestock;
import dev.makegood.inventory.restock.RequestRestock;
import dev.makegood.inventory.restock.Restock;
import dev.makegood.inventory.restock.SetSupplier;
import dev.makegood.inventory.restock.Supplier;
import dev.makegood.order.LineRef;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Cause;
import dev.makegood.stockout.detection.EstablishStockout;
import dev.makegood.storage.Concurrently;
import dev.makegood.storage.Contract;
import dev.makegood.wording.Language;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that what looks like abuse is flagged once, and what is innocent is not. */
class WatchAbuseContract extends Contract {
    private static final Actor ANNA = Actor.of("operator:anna");
    private static final AbuseFlags.Filter ALL = new AbuseFlags.Filter(Optional.empty(), Optional.empty());

    /** As the figures say. */
    private static final Duration LOOKED_AT_AFTER = AbuseFigures.shipped().lookAfter();

    private Shop shop;
    private int ids;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
        shop.count("M1", "S1", "r-0", 10);
        // All before the shop opened has been looked at, and none of what will be.
        new WatchAbuse(database()).runOnce(shop.clock.instant().plus(LOOKED_AT_AFTER), 1_000);
    }

    private void later(int hours) {
        shop.clock.advance(Duration.ofHours(hours));
    }

    private String order(String sku, long minor) {
        String orderId = "O" + ++ids;
        shop.place(orderId, shop.clock.instant(), line("1", "M1", sku, 1, minor));
        return orderId;
    }

    private void admit(String orderId) {
        shop.admit(orderId, "1", OptionalInt.empty());
    }

    /** Looks at all cases that are old enough, in as many runs as that takes. */
    private WatchAbuse.AbuseResult look() {
        int flagged = 0;
        int failed = 0;
        for (int run = 0; run < 3; run++) {
            var result = new WatchAbuse(database()).runOnce(shop.clock.instant(), 1_000);
            flagged += result.flagged();
            failed += result.failed();
        }
        return new WatchAbuse.AbuseResult(flagged, failed);
    }

    /** Looks once all cases so far are old enough. */
    private List<AbuseFlag> flags() {
        later(73);
        WatchAbuse.AbuseResult result = look();
        List<AbuseFlag> flags = open(ALL);
        assertEquals(0, result.failed());
        assertEquals(flags.size(), result.flagged());
        return flags;
    }

    private List<AbuseFlag> open(AbuseFlags.Filter filter) {
        return new AbuseFlags(database())
                .list(false, filter, 50, Optional.empty())
                .items();
    }

    private void arrives(String restockId) {
        var stock = new StockKey("M1", "S1");
        var ref = new Restock.Ref(stock, restockId);
        new SetSupplier(database()).set(stock, "sup-1", new Supplier.Terms(1, Optional.empty(), Optional.empty()));
        new RequestRestock(database()).request(ref, "sup-1", 5, shop.clock.instant());
        new ReceiveRestock(database()).receive(ref, 5, Optional.empty(), shop.clock.instant());
    }

    /** Admits an order of 10.00 and sells one at another price a day later. */
    private void relisted(long minor) {
        admit(order("S1", 1_000));
        later(24);
        order("S1", minor);
    }

    @Test
    void whatIsAdmittedAndSoldDearerIsFlagged() {
        relisted(1_100);
        AbuseFlag flag = flags().getFirst();
        assertEquals(AbuseKind.RELISTED_DEARER, flag.kind());
        assertEquals(AbuseFlag.Subject.merchant("M1", Optional.of("S1")), flag.subject());
        assertEquals(List.of(Shop.caseId("O1", "1")), flag.cases());
        assertEquals(
                "One unit of S1 had been sold for 10.00 CNY when the merchant said that it did not have it. On a later day"
                        + " one was sold on pinduoduo for 11.00 CNY, and neither a delivery nor a count brought more in"
                        + " between.",
                flag.fact().in(Language.of("en")));
        shop.reconcile();
    }

    @Test
    void aPriceThatIsLittleHigherIsNot() {
        relisted(1_099);
        assertEquals(List.of(), flags());
    }

    @Test
    void aDearerSaleBeforeTheAdmissionIsNot() {
        String cheap = order("S1", 1_000);
        later(1);
        order("S1", 2_000);
        later(1);
        admit(cheap);
        assertEquals(List.of(), flags());
    }

    @Test
    void aDearerSaleAfterADeliveryIsNot() {
        admit(order("S1", 1_000));
        later(12);
        arrives("re-1");
        later(12);
        order("S1", 2_000);
        assertEquals(List.of(), flags());
    }

    @Test
    void aDearerSaleAfterACountThatFindsMoreIsNot() {
        admit(order("S1", 1_000));
        later(12);
        shop.count("M1", "S1", "r-1", 30);
        later(12);
        order("S1", 2_000);
        assertEquals(List.of(), flags());
    }

    @Test
    void aCountThatFindsFewerExcusesNothing() {
        admit(order("S1", 1_000));
        later(12);
        shop.count("M1", "S1", "r-1", 5);
        later(12);
        order("S1", 2_000);
        assertEquals(1, flags().size());
    }

    @Test
    void aDearerSaleOfAnotherSkuOrPlatformIsNot() {
        shop.publish("douyin-stockout", "2026-08-09T16:00:00Z", "2026-02-01T00:00:00Z");
        admit(order("S1", 1_000));
        later(24);
        order("S2", 2_000);
        shop.place("douyin", "D1", shop.clock.instant(), line("1", "M1", "S1", 1, 2_000));
        assertEquals(List.of(), flags());
    }

    /** Admits an order, and later some more that were paid this many hours after. */
    private void soldOn(int cases, int hours) {
        admit(order("S3", 1_000));
        later(hours);
        List<String> orders =
                IntStream.range(0, cases).mapToObj(_ -> order("S3", 1_000)).toList();
        later(1);
        orders.forEach(this::admit);
    }

    @Test
    void whatIsAdmittedAndSoldOnAndAdmittedAgainIsFlagged() {
        soldOn(3, 25);
        AbuseFlag flag = flags().getFirst();
        assertEquals(AbuseKind.SOLD_ON, flag.kind());
        assertEquals(4, flag.cases().size());
    }

    @Test
    void someLateOrdersAreNot() {
        soldOn(2, 25);
        assertEquals(List.of(), flags());
    }

    @Test
    void ordersOfTheSameDayAreNot() {
        soldOn(5, 23);
        assertEquals(List.of(), flags());
    }

    @Test
    void whatIsSoldOnAndShippedIsNot() {
        admit(order("S1", 1_000));
        later(25);
        for (int n = 0; n < 4; n++) {
            String orderId = order("S1", 1_000);
            shop.ship(orderId, "s-" + n, "1", 1);
        }
        assertEquals(List.of(), flags());
    }

    /** Orders one unit of each of so many sold-out SKUs. */
    private void soldOut(int skus) {
        for (int n = 0; n < skus; n++) {
            shop.count("M1", "E" + n, "r-" + n, 0);
            later(1);
            order("E" + n, 1_000);
            shop.strand(10);
        }
    }

    @Test
    void aBuyerWhoOrdersSoldOutSkusInSeriesIsFlaggedOnce() {
        soldOut(6);
        List<AbuseFlag> flags = flags();
        assertEquals(
                List.of(AbuseKind.KNOWN_EMPTY),
                flags.stream().map(AbuseFlag::kind).toList());
        assertEquals(Optional.of(Shop.BUYER), flags.getFirst().subject().buyer());
        assertEquals(6, flags.getFirst().cases().size());
        assertEquals(new WatchAbuse.AbuseResult(0, 0), look());
    }

    @Test
    void aBuyerWhoMeetsSomeSoldOutSkusIsNot() {
        soldOut(4);
        assertEquals(List.of(), flags());
    }

    @Test
    void manyOrdersOfOneSoldOutSkuAreNoSeries() {
        shop.count("M1", "E", "r-1", 0);
        later(1);
        for (int n = 0; n < 8; n++) {
            order("E", 1_000);
            shop.strand(10);
        }
        assertEquals(List.of(), flags());
    }

    @Test
    void aCountAfterThePaymentCouldNotBeKnown() {
        for (int n = 0; n < 6; n++) {
            shop.count("M1", "E" + n, "r-1", 5);
            order("E" + n, 1_000);
            shop.clock.advance(Duration.ofMinutes(5));
            shop.count("M1", "E" + n, "r-2", 0);
            shop.strand(10);
        }
        assertEquals(List.of(), flags());
    }

    private void agreed(int cases, long minor) {
        var establish = new EstablishStockout(database(), new Refunds(database()));
        for (int n = 0; n < cases; n++) {
            String orderId = order("S1", 1_000);
            later(1);
            var agreed = new Cause.Agreed("c-" + n, true, cny(minor), shop.clock.instant());
            establish.establish(
                    new LineRef(orderId, "1"),
                    Cause.agreement(agreed, Actor.buyer(Shop.BUYER), Optional.empty()),
                    (line, _, _) -> line.open(),
                    shop.clock.instant());
            shop.issue();
        }
    }

    @Test
    void sumsThatUseUpWhatThePlatformAdvancesAreFlagged() {
        agreed(4, 3_000);
        AbuseFlag flag = flags().getFirst();
        assertEquals(AbuseKind.AGREED_AT_LIMIT, flag.kind());
        assertEquals(4, flag.cases().size());
    }

    @Test
    void sumsThatTheMerchantPaysItselfAreNot() {
        shop.topUp("M1", "t-1", 100_000);
        agreed(4, 3_000);
        assertEquals(List.of(), flags());
    }

    @Test
    void twoHighSumsAreNot() {
        agreed(2, 5_000);
        assertEquals(List.of(), flags());
    }

    @Test
    void whatPoliciesGiveIsNoAgreement() {
        for (int n = 0; n < 25; n++) {
            admit(order("A" + n, 1_000));
        }
        shop.issue();
        assertEquals(List.of(), flags());
    }

    /** Ships and withdraws so many lines, one an interval of hours, and admits them. */
    private void withdrawn(int cases, int hours, WithdrawShipment.Reason reason) {
        for (int n = 0; n < cases; n++) {
            String orderId = order("W" + n, 1_000);
            shop.ship(orderId, "s-" + n, "1", 1);
            new WithdrawShipment(database())
                    .withdraw(
                            new WithdrawShipment.Command(orderId, "s-" + n, reason, Actor.merchant("M1")),
                            _ -> true,
                            shop.clock.instant());
            admit(orderId);
            later(hours);
        }
    }

    @Test
    void shipmentsThatAreWithdrawnDayByDayAreFlaggedOnce() {
        withdrawn(6, 13, WithdrawShipment.Reason.NOT_HANDED_OVER);
        AbuseFlag flag = flags().getFirst();
        assertEquals(AbuseKind.SHIPMENTS_WITHDRAWN, flag.kind());
        assertEquals(1, open(ALL).size());
    }

    @Test
    void oneBatchThatStayedBehindIsNot() {
        withdrawn(8, 0, WithdrawShipment.Reason.NOT_HANDED_OVER);
        assertEquals(List.of(), flags());
    }

    @Test
    void parcelsThatCameBackAreNot() {
        withdrawn(8, 13, WithdrawShipment.Reason.CAME_BACK);
        assertEquals(List.of(), flags());
    }

    @Test
    void fourAreNot() {
        withdrawn(4, 25, WithdrawShipment.Reason.NOT_HANDED_OVER);
        assertEquals(List.of(), flags());
    }

    @Test
    void aCaseIsLookedAtOnceItIsThreeDaysOldAndNotBefore() {
        relisted(2_000);
        var at = shop.theCase("O1", "1").establishedAt();
        shop.clock.moveTo(at.plus(Duration.ofDays(3)));
        shop.cutClock();
        assertEquals(new WatchAbuse.AbuseResult(0, 0), look());
        shop.clock.moveTo(at.plus(Duration.ofDays(3)).plusMillis(1));
        assertEquals(new WatchAbuse.AbuseResult(1, 0), look());
        assertEquals(new WatchAbuse.AbuseResult(0, 0), look());
    }

    @Test
    void theSameFactsOfAnotherCaseAreNotFlaggedAgainEvenOnceClosed() {
        String first = order("S1", 1_000);
        String second = order("S1", 1_000);
        admit(first);
        later(2);
        admit(second);
        later(24);
        order("S1", 2_000);
        shop.clock.moveTo(shop.theCase(first, "1").establishedAt().plus(Duration.ofHours(73)));
        assertEquals(1, look().flagged());
        close(open(ALL).getFirst().flagId(), AbuseFlag.Reason.INNOCENT);
        later(24);
        assertEquals(new WatchAbuse.AbuseResult(0, 0), look());
        assertEquals(List.of(), open(ALL));
    }

    private Outcome<AbuseFlag> close(String flagId, AbuseFlag.Reason reason) {
        return new CloseFlag(database()).close(flagId, reason, ANNA, shop.clock.instant());
    }

    @Test
    void aPersonClosesAFlagOnceWithAReason() {
        relisted(2_000);
        String flagId = flags().getFirst().flagId();
        assertInstanceOf(Outcome.Created.class, close(flagId, AbuseFlag.Reason.EXPLAINED));
        assertInstanceOf(Outcome.Repeated.class, close(flagId, AbuseFlag.Reason.EXPLAINED));
        assertInstanceOf(Outcome.Conflict.class, close(flagId, AbuseFlag.Reason.HANDLED));
        assertEquals(new Outcome.NotFound<>(), close("nobody", AbuseFlag.Reason.HANDLED));
        assertEquals(List.of(), open(ALL));
        AbuseFlag closed = new AbuseFlags(database())
                .list(true, ALL, 50, Optional.empty())
                .items()
                .getFirst();
        assertEquals(ANNA, closed.closed().orElseThrow().by());
    }

    @Test
    void ofTwoWhoCloseAtOnceOneIsRefused() {
        relisted(2_000);
        String flagId = flags().getFirst().flagId();
        List<Outcome<AbuseFlag>> both = Concurrently.map(
                List.of(AbuseFlag.Reason.HANDLED, AbuseFlag.Reason.INNOCENT), reason -> close(flagId, reason));
        assertEquals(1, both.stream().filter(Outcome.Created.class::isInstance).count());
        assertEquals(1, both.stream().filter(Outcome.Conflict.class::isInstance).count());
    }

    @Test
    void flagsAreSelectedByKindAndMerchant() {
        relisted(2_000);
        soldOut(5);
        assertEquals(2, flags().size());
        assertEquals(
                1,
                open(new AbuseFlags.Filter(Optional.of(AbuseKind.KNOWN_EMPTY), Optional.empty()))
                        .size());
        assertEquals(
                1,
                open(new AbuseFlags.Filter(Optional.empty(), Optional.of("M1"))).size());
        assertEquals(
                0,
                open(new AbuseFlags.Filter(Optional.empty(), Optional.of("M2"))).size());
    }
}
