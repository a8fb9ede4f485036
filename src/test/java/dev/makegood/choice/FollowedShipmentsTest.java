package dev.makegood.choice;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.notice.ChoiceFact;
import dev.makegood.order.LineRef;
import dev.makegood.order.Shipment;
import dev.makegood.order.shipment.RecordShipment;
import dev.makegood.order.shipment.UntrueShipment;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.refund.Choice;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.waiting.EndWait;
import dev.makegood.refund.waiting.FollowShipments;
import dev.makegood.servicedesk.Desk;
import dev.makegood.servicedesk.claim.ClaimKind;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.StockoutNotices;
import dev.makegood.stockout.Tranche;
import dev.makegood.storage.Database;
import dev.makegood.storage.TroubledDatabase;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that shipments, and those that were undone, are applied to the wait of their own line, also later. */
class FollowedShipmentsTest {
    private static final LineRef LINE = new LineRef("O1", "1");

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final ChoosingBuyer buyer = new ChoosingBuyer(shop, database, "owedOn: established", "owedOn: refunded");
    private final List<Object> reported = new ArrayList<>();

    @BeforeEach
    void stockAndARestock() {
        shop.cutClock();
        shop.count("M1", "A", "c-0", 9);
        buyer.restock(9);
    }

    private void waits(int units) {
        buyer.goesShort("O1", units);
        buyer.choose("O1", new Choice.Wait(ChoosingBuyer.RESTOCK_ON));
    }

    private void withdraw(String shipmentId) {
        var command = new WithdrawShipment.Command(
                "O1", shipmentId, WithdrawShipment.Reason.NOT_HANDED_OVER, Actor.merchant("M1"));
        new WithdrawShipment(database).withdraw(command, "M1"::equals, shop.clock.instant());
    }

    private void rule(LineRef line, String shipmentId) {
        var ruling = new UntrueShipment.Ruling(line, Set.of(shipmentId), "no such parcel", Actor.of("operator:o"));
        new UntrueShipment(database).rule(ruling, shop.clock.instant());
    }

    private int follow(Database by) {
        return new FollowShipments(by, (line, _) -> reported.add(line)).runOnce(shop.clock.instant(), 80);
    }

    private void follow() {
        assertEquals(0, follow(database));
    }

    private int awaited() {
        return buyer.line("O1", "1").units().awaited();
    }

    private List<Integer> madeGood() {
        return shop.theCase("O1", "1").tranches().stream()
                .map(Tranche::madeGood)
                .toList();
    }

    @Test
    void aWaitThatIsNotOverGoesOn() {
        waits(2);
        var id = buyer.refund("O1").refundId();
        assertFalse(new EndWait(database).end(id, ChoosingBuyer.WAIT_ENDS.minusMillis(1)));
        assertEquals(2, awaited());
    }

    @Test
    void whoGotTheGoodsIsNotToldThatTheWaitIsOver() {
        waits(2);
        shop.ship("O1", "s-1", "1", 2);
        buyer.at(ChoosingBuyer.WAIT_ENDS);
        shop.sweep();
        assertInstanceOf(RefundState.Withdrawn.class, buyer.refund("O1").state());
        assertEquals(List.of(), shop.told(Actor.buyer(Shop.BUYER), ChoiceFact.WaitOverBuyer.class));
    }

    @Test
    void onePassAppliesNewAndWithdrawnShipmentsOfALine() {
        waits(3);
        buyer.ship("O1", "s-1", 2);
        withdraw("s-1");
        shop.ship("O1", "s-2", "1", 1);
        follow();
        assertEquals(2, awaited());
        assertEquals(0, buyer.line("O1", "1").units().honouredInVain());
    }

    @Test
    void aLineThatFailsIsReportedAndCounted() {
        waits(1);
        shop.ship("O1", "s-1", "1", 1);
        assertEquals(
                1,
                follow(TroubledDatabase.unreadable(database, caseId("O1", "1").toString())));
        assertEquals(List.of(LINE), reported);
        follow();
        assertEquals(0, awaited());
    }

    /** Both lines are in one parcel; only the other line was not in it. */
    @Test
    void aRulingAboutAnotherLineDoesNotEndTheWait() {
        shop.place("O1", line("1", "M1", "A", 3, 3_000), line("2", "M1", "B", 1, 500));
        shop.admit("O1", "1", OptionalInt.empty());
        buyer.choose("O1", new Choice.Wait(ChoosingBuyer.RESTOCK_ON));
        var both = List.of(new Shipment.ShippedUnits("1", 1), new Shipment.ShippedUnits("2", 1));
        new RecordShipment(database, new StockoutNotices(database))
                .record(new Shipment("O1", "s-1", Shop.START, both), _ -> true, shop.clock.instant());
        rule(new LineRef("O1", "2"), "s-1");
        follow();
        buyer.ship("O1", "s-2", 1);
        withdraw("s-2");
        follow();
        assertEquals(2, awaited());
        shop.sweep();
        assertEquals(cny(0), buyer.paid());
    }

    @Test
    void goodsThatWereNeverSentAreNotCountedAsGoods() {
        waits(3);
        buyer.ship("O1", "s-1", 1);
        buyer.ship("O1", "s-2", 1);
        assertEquals(List.of(2), madeGood());
        rule(LINE, "s-2");
        follow();
        assertEquals(List.of(1), madeGood());
        rule(LINE, "s-1");
        follow();
        assertEquals(List.of(0), madeGood());
    }

    @Test
    void theRefundOfTheUnitsBehindThemTakesNoGoodsAway() {
        shop.place("O1", line("1", "M1", "A", 4, 4_000));
        shop.admit("O1", "1", OptionalInt.of(3));
        buyer.choose("O1", new Choice.Wait(ChoosingBuyer.RESTOCK_ON));
        shop.clock.advance(Duration.ofMinutes(1));
        shop.admit("O1", "1", OptionalInt.of(4));
        buyer.ship("O1", "s-1", 3);
        assertEquals(List.of(3, 0), madeGood());
    }

    /** The second parcel was ruled untrue before, so that its unit has a refund of its own. */
    @Test
    void aWithdrawnUnitBeforeOneWithARefundOfItsOwnIsRefundedToo() {
        waits(3);
        buyer.ship("O1", "s-1", 1);
        buyer.ship("O1", "s-2", 1);
        rule(LINE, "s-2");
        follow();
        withdraw("s-1");
        follow();
        shop.sweep();
        assertEquals(cny(2_000), buyer.paid());
        assertEquals(1, awaited());
    }

    @Test
    void whatIsWithdrawnAfterTheWaitIsRefundedThoughAllUnitsHadShipped() {
        waits(2);
        buyer.ship("O1", "s-1", 2);
        buyer.at(ChoosingBuyer.WAIT_ENDS.plusSeconds(1));
        withdraw("s-1");
        follow();
        assertEquals(0, awaited());
        shop.sweep();
        assertEquals(cny(2_000), buyer.paid());
    }

    @Test
    void aClaimThatIsUpheldRefundsTheGoodsThatWereNeverSentAtOnce() {
        waits(2);
        buyer.ship("O1", "s-1", 2);
        var desk = new Desk(shop, database);
        desk.claim("O1", ClaimKind.NEVER_HANDED_OVER);
        desk.decideClaim("O1", true);
        assertEquals(0, buyer.line("O1", "1").units().honouredInVain());
        assertEquals(cny(2_000), buyer.refund("O1").total());
    }
}
