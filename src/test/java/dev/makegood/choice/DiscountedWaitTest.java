package dev.makegood.choice;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.notice.ChoiceFact;
import dev.makegood.order.LineRef;
import dev.makegood.order.OrderPart;
import dev.makegood.order.PaidOrder;
import dev.makegood.policy.PartKind;
import dev.makegood.refund.Choice;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.external.ExternalRefund;
import dev.makegood.refund.external.RecordExternalRefund;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Compensation;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verifies waits for goods of an order that loses its discount, so that a wait can be for a refund of nothing. */
class DiscountedWaitTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));
    private final ChoosingBuyer buyer = new ChoosingBuyer(
            shop,
            database,
            "owedOn: established",
            "owedOn: refunded",
            "choiceWindowHours: 12}",
            "choiceWindowHours: 12, parts: {discount: difference}}");

    /** Places an order with a discount that needs goods of 200.00. */
    private void place(long discount, PaidOrder.PaidLine... lines) {
        var part = new OrderPart(
                PartKind.DISCOUNT,
                Optional.of("M1"),
                cny(-discount),
                List.of(new OrderPart.Step(cny(20_000), cny(-discount))));
        var order = new PaidOrder(
                "O1", "pinduoduo", Shop.BUYER, Shop.CNY, Shop.START, List.of(lines), List.of(), List.of(part));
        shop.report(order);
        shop.allocate(order);
        buyer.restock(9);
    }

    private void waits() {
        assertInstanceOf(Outcome.Created.class, buyer.choose("O1", new Choice.Wait(ChoosingBuyer.RESTOCK_ON)));
    }

    private void refundOneElsewhere(String lineId) {
        var told = new ExternalRefund.ExternalRefundCommand(
                new LineRef("O1", lineId), "x-1", 1, cny(10_000), "bank-7", Shop.START, ExternalRefund.Why.CANCELLED);
        new RecordExternalRefund(database).record(told, Actor.of("platform:shop"), shop.clock.instant());
    }

    /** Of the two units that the buyer waits for, the second one brings nothing. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theEndOfAWaitForUnitsThatBringNothingLeavesTheCompensationOwed(boolean shipped) {
        place(10_000, line("1", "M1", "A", 2, 20_000), line("2", "M1", "B", 1, 10_000));
        refundOneElsewhere("2");
        shop.admit("O1", "1", OptionalInt.empty());
        waits();
        if (shipped) {
            buyer.ship("O1", "s-1", 1);
        } else {
            refundOneElsewhere("1");
        }
        assertInstanceOf(RefundState.Deferred.class, buyer.refund("O1").state());
        assertEquals(cny(0), buyer.refund("O1").total());
        assertInstanceOf(
                Compensation.AwaitingRefund.class, shop.theCase("O1", "1").compensation());
        buyer.at(ChoosingBuyer.WAIT_ENDS);
        shop.sweep();
        assertEquals(0, buyer.line("O1", "1").units().awaited());
        assertEquals(List.of(), shop.told(Actor.buyer(Shop.BUYER), ChoiceFact.WaitOverBuyer.class));
        assertInstanceOf(Compensation.Owed.class, shop.theCase("O1", "1").compensation());
        shop.sweep();
        shop.reconcile();
    }

    /** The refund of the second line is too small, since the first one is not to be shipped either. */
    @Test
    void goodsThatAreShippedInTheEndLeaveToRefundWhatAnotherRefundLacks() {
        place(6_000, line("1", "M1", "A", 1, 10_000), line("2", "M1", "B", 1, 10_000), line("3", "M1", "C", 1, 10_000));
        shop.admit("O1", "1", OptionalInt.empty());
        waits();
        shop.admit("O1", "2", OptionalInt.empty());
        assertEquals(cny(4_000), shop.refunds("O1", "2").getFirst().total());
        buyer.ship("O1", "s-1", 1);
        assertEquals(cny(6_000), buyer.refund("O1").total());
        assertEquals(0, buyer.refund("O1").units());
        shop.sweep();
        buyer.at(ChoosingBuyer.WAIT_ENDS);
        shop.sweep();
        assertEquals(cny(10_000), buyer.paid());
        assertEquals(new Compensation.Nothing(), shop.theCase("O1", "1").compensation());
        shop.reconcile();
    }
}
