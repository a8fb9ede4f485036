package dev.makegood.choice;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.order.LineRef;
import dev.makegood.order.shipment.WithdrawShipment;
import dev.makegood.refund.Choice;
import dev.makegood.refund.external.ExternalRefund;
import dev.makegood.refund.external.RecordExternalRefund;
import dev.makegood.refund.waiting.SentInVain;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies that units that a buyer waits or waited for can be refunded elsewhere like others. */
class RefundedElsewhereTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 50));
    private final ChoosingBuyer buyer = new ChoosingBuyer(shop, database);

    private Outcome<ExternalRefund> refundElsewhere(String id) {
        var command = new ExternalRefund.ExternalRefundCommand(
                new LineRef("O1", "1"), id, 1, cny(1_000), "bank-7", Shop.START, ExternalRefund.Why.CHARGEBACK);
        return new RecordExternalRefund(database).record(command, Actor.of("platform:shop"), shop.clock.instant());
    }

    @Test
    void eachUnitThatIsOutIsRefundedElsewhereOnce() {
        shop.count("M1", "A", "c-0", 0);
        buyer.restock(5);
        shop.place("O1", line("1", "M1", "A", 2, 2_000));
        shop.admit("O1", "1", OptionalInt.of(1));
        assertInstanceOf(Outcome.Created.class, buyer.choose("O1", new Choice.Wait(ChoosingBuyer.RESTOCK_ON)));
        buyer.ship("O1", "s-1", 2);
        assertInstanceOf(Outcome.Created.class, refundElsewhere("x-1"));
        assertInstanceOf(Outcome.Created.class, refundElsewhere("x-2"));
        assertInstanceOf(Outcome.Refused.class, refundElsewhere("x-3"));
        assertEquals(1, buyer.line("O1", "1").units().elsewhere(), "the other unit is short");
    }

    @Test
    void aUnitThatIsAwaitedIsAwaitedNoMoreOnceItIsRefundedElsewhere() {
        shop.count("M1", "A", "c-0", 0);
        buyer.restock(5);
        buyer.goesShort("O1", 3);
        buyer.choose("O1", new Choice.Wait(ChoosingBuyer.RESTOCK_ON));
        refundElsewhere("x-1");
        assertEquals(2, buyer.line("O1", "1").units().awaited());
        assertEquals(2, buyer.stock("A").awaited());
        assertEquals(cny(2_000), buyer.refund("O1").total());
    }

    /** The order has another line, so that what is paid too much for this one is there to be paid. */
    private void waitsForAll(int units) {
        shop.count("M1", "A", "c-0", 0);
        buyer.restock(5);
        shop.place("O1", line("1", "M1", "A", units, units * 1_000L), line("2", "M1", "B", 1, 9_000));
        shop.admit("O1", "1", OptionalInt.empty());
        buyer.choose("O1", new Choice.Wait(ChoosingBuyer.RESTOCK_ON));
    }

    private void withdraw(String shipmentId) {
        var command = new WithdrawShipment.Command(
                "O1", shipmentId, WithdrawShipment.Reason.NOT_HANDED_OVER, Actor.merchant("M1"));
        new WithdrawShipment(database).withdraw(command, "M1"::equals, shop.clock.instant());
        new SentInVain(database).withdrawn(new LineRef("O1", "1"), shop.clock.instant());
    }

    private void paysInTheEnd(long minor) {
        shop.clock.advance(Duration.ofDays(9));
        shop.sweep();
        shop.sweep();
        assertEquals(cny(minor), buyer.paid());
        shop.reconcile();
    }

    @ParameterizedTest
    @CsvSource({"3, true, 2000", "3, false, 2000", "2, true, 1000", "2, false, 1000"})
    void aShipmentThatIsWithdrawnLeavesToRefundWhatWasNotRefundedElsewhere(
            int units, boolean elsewhereFirst, long owed) {
        waitsForAll(units);
        if (elsewhereFirst) {
            refundElsewhere("x-1");
        }
        buyer.ship("O1", "s-1", 1);
        if (!elsewhereFirst) {
            refundElsewhere("x-1");
        }
        assertEquals(cny(1_000L * (units - 2)), buyer.refund("O1").total());
        withdraw("s-1");
        assertEquals(cny(owed), buyer.refund("O1").total());
        assertEquals(units - 1, buyer.line("O1", "1").units().awaited());
        paysInTheEnd(owed);
    }

    /** All units were sent while the buyer waited; the other line's money is there to be paid by mistake. */
    @ParameterizedTest
    @CsvSource({"1, 1, 0", "2, 1, 1000", "2, 2, 0", "3, 1, 2000", "3, 2, 1000"})
    void goodsThatCameDuringAWaitAndWereRefundedElsewhereAreNotRefundedWhenTheirShipmentIsWithdrawn(
            int units, int elsewhere, long owed) {
        waitsForAll(units);
        buyer.ship("O1", "s-1", units);
        for (int n = 0; n < elsewhere; n++) {
            refundElsewhere("x-" + n);
        }
        assertEquals(units - elsewhere, buyer.line("O1", "1").units().honoured());
        withdraw("s-1");
        assertEquals(cny(owed), buyer.refund("O1").total());
        assertEquals(units - elsewhere, buyer.line("O1", "1").units().awaited());
        paysInTheEnd(owed);
    }

    /** Of three units, one was sent in vain and has a refund of its own; one is refunded elsewhere, one was sent. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void unitsThatWereSentInVainAndUnitsRefundedElsewhereAreNotTheSameOnes(boolean elsewhereFirst) {
        waitsForAll(4);
        buyer.ship("O1", "s-1", 1);
        buyer.ship("O1", "s-2", 1);
        buyer.ship("O1", "s-3", 1);
        shop.clock.advance(Duration.ofDays(9));
        shop.sweep();
        assertEquals(cny(1_000), buyer.paid(), "the fourth unit");
        if (elsewhereFirst) {
            refundElsewhere("x-1");
            refundElsewhere("x-2");
        }
        withdraw("s-1");
        if (!elsewhereFirst) {
            refundElsewhere("x-1");
            refundElsewhere("x-2");
        }
        withdraw("s-2");
        withdraw("s-3");
        // One of those refunded elsewhere is a unit that was refunded here before, which is paid twice.
        paysInTheEnd(3_000);
    }

    private void swaps(int units, long unitPrice) {
        shop.count("M1", "A", "c-0", 0);
        shop.count("M1", "B", "c-1", 9);
        shop.place("O1", line("1", "M1", "A", units, units * 1_000L), line("2", "M1", "C", 1, 9_000));
        shop.admit("O1", "1", OptionalInt.empty());
        buyer.offer("O1", "r-1", unitPrice);
        assertInstanceOf(Outcome.Created.class, buyer.choose("O1", new Choice.Swap("r-1")));
    }

    @ParameterizedTest
    @CsvSource({"1, 1000", "1, 900", "1, 1200", "2, 1000", "2, 900", "1, 300", "2, 300"})
    void theReplacementOfUnitsThatWereRefundedElsewhereIsNeitherKeptForThemNorRefunded(int units, long unitPrice) {
        swaps(units, unitPrice);
        long allocated = buyer.stock("B").allocated();
        assertInstanceOf(Outcome.Created.class, refundElsewhere("x-1"));
        assertEquals(allocated - 1, buyer.stock("B").allocated());
        assertEquals(1, buyer.line("O1", "swap-1-1").units().elsewhere());
        shop.admit("O1", "swap-1-1", OptionalInt.empty());
        paysInTheEnd((units - 1) * 1_000L);
    }

    @Test
    void theRefundOfAReplacementThatWentShortIsStoppedToo() {
        swaps(2, 1_000);
        shop.admit("O1", "swap-1-1", OptionalInt.empty());
        var both = assertInstanceOf(Outcome.Created.class, refundElsewhere("x-1"));
        assertEquals(new ExternalRefund.Outcome(0, 1, 0), ((ExternalRefund) both.value()).outcome());
        paysInTheEnd(1_000);
    }

    @Test
    void aUnitThatWasSwappedIsRefundedElsewhereOnceUnderEitherLine() {
        swaps(1, 1_000);
        refundElsewhere("x-1");
        var again = new ExternalRefund.ExternalRefundCommand(
                new LineRef("O1", "swap-1-1"),
                "x-2",
                1,
                cny(1_000),
                "bank-8",
                Shop.START,
                ExternalRefund.Why.CHARGEBACK);
        assertInstanceOf(
                Outcome.Refused.class,
                new RecordExternalRefund(database).record(again, Actor.of("platform:shop"), shop.clock.instant()));
    }

    @Test
    void unitsThatCostNothingAreRefundedElsewhereWithoutAnEntry() {
        shop.place("O1", line("1", "M1", "A", 2, 0), line("2", "M1", "C", 1, 9_000));
        var command = new ExternalRefund.ExternalRefundCommand(
                new LineRef("O1", "1"), "x-1", 1, cny(0), "gift", Shop.START, ExternalRefund.Why.CANCELLED);
        assertInstanceOf(
                Outcome.Created.class,
                new RecordExternalRefund(database).record(command, Actor.of("platform:shop"), shop.clock.instant()));
        assertEquals(1, buyer.line("O1", "1").units().elsewhere());
        shop.reconcile();
    }
}
