package dev.makegood.refund.sending;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Outcome;
import dev.makegood.command.Refusal;
import dev.makegood.order.FundsRows;
import dev.makegood.order.OrderFunds;
import dev.makegood.order.PaidOrder;
import dev.makegood.payment.OrderPayment;
import dev.makegood.payment.Providers;
import dev.makegood.payment.RefundRequest;
import dev.makegood.refund.PaymentKey;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Verifies that a refund goes back the way the order says it was paid. */
class OrderPaymentTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 50));

    private static OrderPayment payment(long minor) {
        return new OrderPayment("http", "pay-1", Optional.of("sub-1"), cny(minor));
    }

    private static PaidOrder order(OrderPayment... payments) {
        return new PaidOrder(
                "O1", "pinduoduo", BUYER, CNY, START, List.of(line("1", "M1", "A", 2, 2_000)), List.of(payments));
    }

    @Test
    void aRefundKeepsThePaymentThroughEachOfItsChanges() {
        shop.report(order(payment(2_000)));
        shop.admit("O1", "1", OptionalInt.empty());
        Refund refund = new Refunds(database).ofCase(caseId("O1", "1")).getFirst();
        assertEquals(Optional.of(payment(2_000)), RefundRequests.of(refund).payment());
        shop.sweep();
        Refund settled = new Refunds(database).ofCase(caseId("O1", "1")).getFirst();
        assertInstanceOf(RefundState.Settled.class, settled.state());
        assertEquals(Optional.of(payment(2_000)), settled.split().payment());
    }

    @Test
    void theNumberIsTheSameForTheSameKeyAndAnotherForTheNextPayment() {
        shop.report(order());
        shop.admit("O1", "1", OptionalInt.empty());
        Refund refund = new Refunds(database).ofCase(caseId("O1", "1")).getFirst();
        String number = RefundRequests.of(refund).number();
        assertTrue(number.matches("[0-9a-z]{32}"), number);
        assertEquals(number, RefundRequests.of(refund).number());
        assertNotEquals(number, RefundRequest.number(new PaymentKey(refund.refundId(), 2).toString()));
    }

    @Test
    void theOrderAgainWithAnotherPaymentIsAConflictAndChangesNothing() {
        assertInstanceOf(Outcome.Created.class, shop.report(order(payment(2_000))));
        var before = database.all();
        assertInstanceOf(Outcome.Repeated.class, shop.report(order(payment(2_000))));
        var other = assertInstanceOf(Outcome.Conflict.class, shop.report(order(payment(2_001))));
        assertTrue(other.differences().toString().contains("payment"), other::toString);
        assertInstanceOf(Outcome.Conflict.class, shop.report(order()));
        assertEquals(before, database.all());
    }

    @Test
    void aPaymentBelowTheCashIsRefused() {
        assertEquals(
                new Outcome.Refused<>(
                        Refusal.VALUE,
                        "payments",
                        "must be at least what lines and parts cost without coupons, CNY 20.00"),
                shop.report(order(payment(1_999))));
    }

    @Test
    void couponsLeaveLessToBePaidInCash() {
        var funds = OrderFunds.opened("O1", BUYER, CNY).redeemed("C1", "R1", cny(500), Instant.EPOCH);
        database.commit(List.of(new FundsRows(database).create(funds)));
        assertInstanceOf(Outcome.Refused.class, shop.report(order(payment(1_499))));
        assertInstanceOf(Outcome.Created.class, shop.report(order(payment(1_500))));
    }

    @Test
    void aStackNamesProvidersThatThereAre() {
        assertEquals(List.of("http"), Providers.of(" http ").ids());
        for (String wrong : List.of("", "paypal", "http,http", "http,")) {
            assertThrows(IllegalArgumentException.class, () -> Providers.of(wrong), wrong);
        }
        assertThrows(IllegalArgumentException.class, () -> payment(0));
    }
}
