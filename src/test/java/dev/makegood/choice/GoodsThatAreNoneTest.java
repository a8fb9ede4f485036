package dev.makegood.choice;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.order.LineRef;
import dev.makegood.order.shipment.UntrueShipment;
import dev.makegood.refund.Choice;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundId;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.refund.external.ExternalRefund;
import dev.makegood.refund.external.RecordExternalRefund;
import dev.makegood.refund.waiting.SentInVain;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Compensation;
import dev.makegood.stockout.Tranche;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Verifies what happens if a buyer's goods instead of a refund are worth almost nothing, or were never sent. */
class GoodsThatAreNoneTest {
    private static final LineRef LINE = new LineRef("O1", "1");

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final ChoosingBuyer buyer = new ChoosingBuyer(shop, database, "owedOn: established", "owedOn: refunded");

    private ExternalRefund refundedElsewhere(int units, long minor) {
        var told = new ExternalRefund.ExternalRefundCommand(
                LINE, "x-1", units, cny(minor), "bank-7", Shop.START, ExternalRefund.Why.CANCELLED);
        var recorded = new RecordExternalRefund(database).record(told, Actor.of("platform:shop"), shop.clock.instant());
        return assertInstanceOf(
                ExternalRefund.class,
                assertInstanceOf(Outcome.Created.class, recorded).value());
    }

    /** At 10.00 a unit, a replacement for 1.00 leaves 9.00 a unit to refund. */
    @Test
    void theRestOfASwapForNearlyNothingIsRefundedWithoutWhatTheReplacementCosts() {
        shop.count("M1", "B", "b-0", 9);
        buyer.goesShort("O1", 3);
        buyer.offer("O1", "r-1", 100);
        buyer.choose("O1", new Choice.Swap("r-1"));
        assertFalse(buyer.refund("O1").hasReplacement());
        assertEquals(cny(2_700), buyer.refund("O1").total());
        refundedElsewhere(1, 900);
        assertEquals(cny(1_800), buyer.refund("O1").total());
        assertInstanceOf(
                Compensation.AwaitingRefund.class, shop.theCase("O1", "1").compensation());
        shop.sweep();
        assertEquals(cny(1_800), buyer.paid());
        shop.issue();
        assertEquals(1, shop.coupons().size());
        shop.reconcile();
    }

    /** Of two units, one is refunded and compensated, and one is swapped for a unit that goes short as well. */
    @Test
    void whatIsGivenForRefundedUnitsTakesNothingFromTheReplacementOfTheOthers() {
        shop.count("M1", "B", "b-0", 9);
        shop.place("O1", Shop.line("1", "M1", "A", 2, 2_000));
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.clock.advance(Duration.ofMinutes(1));
        shop.admit("O1", "1", OptionalInt.empty());
        buyer.offer("O1", "r-1", 1_000);
        List<Refund> both = shop.refunds("O1", "1");
        buyer.choose(both.get(0).refundId(), new Choice.RefundNow());
        buyer.choose(both.get(1).refundId(), new Choice.Swap("r-1"));
        assertEquals(
                List.of(0, 1),
                shop.theCase("O1", "1").tranches().stream()
                        .map(Tranche::madeGood)
                        .toList());
        shop.admit("O1", "swap-2-1", OptionalInt.empty());
        assertEquals(
                Optional.empty(), shop.theCase("O1", "swap-2-1").facts().given().forReplaced());
    }

    /** Of two units, one is refunded elsewhere; only the other one can get goods instead. */
    @Test
    void whatIsRefundedElsewhereGetsNoGoodsByASwapOfTheOtherUnits() {
        shop.count("M1", "B", "b-0", 9);
        buyer.goesShort("O1", 2);
        refundedElsewhere(1, 1_000);
        buyer.offer("O1", "r-1", 1_000);
        buyer.choose("O1", new Choice.Swap("r-1"));
        assertEquals(1, shop.theCase("O1", "1").tranches().getFirst().madeGood());
        assertEquals(new Compensation.Owed(Shop.START), shop.theCase("O1", "1").compensation());
        shop.issue();
        assertEquals(1, shop.coupons().size());
        shop.reconcile();
    }

    /** A wait without a shipped unit is not affected by shipments for another one. */
    @Test
    void aShipmentEndsTheWaitForTheUnitsThatWereShippedAndNoOther() {
        buyer.restock(9);
        shop.place("O1", Shop.line("1", "M1", "A", 2, 2_000));
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.clock.advance(Duration.ofMinutes(1));
        shop.admit("O1", "1", OptionalInt.empty());
        var refunds = new Refunds(database);
        List<RefundId> both =
                shop.refunds("O1", "1").stream().map(Refund::refundId).toList();
        both.forEach(id -> buyer.choose(id, new Choice.Wait(ChoosingBuyer.RESTOCK_ON)));
        var second = refunds.find(both.get(1));
        buyer.ship("O1", "s-1", 1);
        assertInstanceOf(
                RefundState.Withdrawn.class,
                refunds.find(both.get(0)).orElseThrow().value().state());
        assertEquals(second, refunds.find(both.get(1)));
    }

    @Test
    void unitsOfWhichOnlyAPriceDifferenceWentBackWereNotRefundedBefore() {
        shop.count("M1", "B", "b-0", 9);
        buyer.goesShort("O1", 1);
        buyer.offer("O1", "r-1", 600);
        buyer.choose("O1", new Choice.Swap("r-1"));
        shop.sweep();
        assertEquals(cny(400), buyer.paid());
        assertEquals(
                new ExternalRefund.Outcome(1, 0, 0), refundedElsewhere(1, 600).outcome(), "the replacement's unit");
        shop.reconcile();
    }

    @Test
    void whatIsOwedAgainSinceGoodsWereNeverSentIsOwedOnceTheirRefundIsSettled() {
        shop.count("M1", "A", "c-0", 9);
        buyer.restock(9);
        buyer.goesShort("O1", 2);
        buyer.choose("O1", new Choice.Wait(ChoosingBuyer.RESTOCK_ON));
        buyer.ship("O1", "s-1", 2);
        assertInstanceOf(Compensation.Nothing.class, shop.theCase("O1", "1").compensation());
        var now = shop.clock.instant();
        new UntrueShipment(database)
                .rule(new UntrueShipment.Ruling(LINE, Set.of("s-1"), "no such parcel", Actor.of("operator:o")), now);
        new SentInVain(database).ruledUntrue(LINE, now);
        assertInstanceOf(
                Compensation.AwaitingRefund.class, shop.theCase("O1", "1").compensation());
        shop.issue();
        assertEquals(0, shop.coupons().size());
        shop.clock.advance(Duration.ofDays(1));
        shop.sweep();
        shop.issue();
        assertEquals(
                shop.theCase(caseId("O1", "1")).assessment().amount(),
                shop.coupons().getFirst().face());
        shop.reconcile();
    }
}
