package dev.makegood.brake;

import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Outcome;
import dev.makegood.order.PaidOrder;
import dev.makegood.payment.OrderPayment;
import dev.makegood.refund.Refund;
import dev.makegood.refund.RefundState;
import dev.makegood.refund.sending.BrakedRefunds;
import dev.makegood.refund.sending.SweepResult;
import dev.makegood.shop.ScriptedGateway.Next;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that a refund which has drawn on several payments counts as sent, although the balance was too low. */
class DrawnRefundContract extends Contract {
    private static final String FIRST = "O1~1~stockout~1-1";

    private Shop shop;
    private Brakes brakes;

    @BeforeEach
    void policy() {
        shop = new Shop(database(), scanner());
        brakes = new Brakes(shop, database());
        shop.amend("units: 200, lines: 100", "units: 3, lines: 3");
    }

    /** Strands a unit of O1 and tries to refund it; then the same count strands as many others as engage the brake. */
    private void braked(List<Long> totals, PaidOrder.PaidLine... lines) {
        var payments = IntStream.range(0, totals.size())
                .mapToObj(n -> new OrderPayment("http", "pay-" + n, Optional.empty(), cny(totals.get(n))))
                .toList();
        var order = new PaidOrder("O1", "pinduoduo", Shop.BUYER, Shop.CNY, Shop.START, List.of(lines), payments);
        assertInstanceOf(Outcome.Created.class, shop.report(order));
        shop.allocate(order);
        shop.count("M1", "S1", "wrong", 0);
        shop.strand(100);
        shop.gateway.next(Next.LACK_BALANCE);
        assertEquals(1, shop.sweep().waiting());
        shop.clock.advance(Duration.ofHours(2));
        shop.place("O2", line("1", "M1", "S1", 3, 5_000));
        shop.strand(100);
    }

    private Refund refund(String orderId) {
        return shop.refunds(orderId, "1").getFirst();
    }

    private void takeBack() {
        brakes.takeBack(brakes.on());
        assertInstanceOf(RefundState.Withdrawn.class, refund("O2").state());
    }

    @Test
    void itIsKeptWithAllItsTransfers() {
        braked(List.of(6_000L, 4_000L), line("1", "M1", "S1", 1, 10_000));
        takeBack();
        assertEquals(2, shop.sweep().settled());
        assertEquals(Map.of(FIRST, cny(6_000), FIRST + ".2", cny(4_000)), shop.gateway.books());
        shop.reconcile();
    }

    @Test
    void itIsKeptIfItHasDrawnOnOneOfThem() {
        braked(List.of(5_000L, 5_000L), line("1", "M1", "S1", 1, 5_000), line("2", "M1", "S2", 1, 5_000));
        takeBack();
        shop.admit("O1", "2", OptionalInt.empty());
        assertEquals(2, shop.sweep().settled());
        assertEquals(Map.of(FIRST, cny(5_000), "O1~2~stockout~1-1", cny(5_000)), shop.gateway.books());
        shop.reconcile();
    }

    @Test
    void noBrakeHoldsItBack() {
        braked(List.of(6_000L, 4_000L), line("1", "M1", "S1", 1, 10_000));
        assertEquals(Optional.empty(), new BrakedRefunds(database()).holdingBack(refund("O1"), shop.clock.instant()));
        SweepResult pass = shop.sweep();
        assertEquals(2, pass.settled());
        assertEquals(1, pass.putOff());
        shop.reconcile();
    }

    @Test
    void aRefundOfOnePaymentIsTakenBackAllTheSame() {
        braked(List.of(10_000L), line("1", "M1", "S1", 1, 10_000));
        assertEquals(2, shop.sweep().putOff());
        takeBack();
        assertInstanceOf(RefundState.Withdrawn.class, refund("O1").state());
        shop.reconcile();
    }
}
