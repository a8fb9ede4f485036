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
}
