package dev.makegood.refund;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.CNY;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Outcome;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.PlacedOrder;
import dev.makegood.payment.OrderPayment;
import dev.makegood.shop.Shop;
import dev.makegood.storage.Contract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies refunds of two orders that one card payment of 100.00 paid, the first together with a wallet. */
class SharedPaymentContract extends Contract {
    private static final OrderPayment WALLET = new OrderPayment("http", "wallet-1", Optional.empty(), cny(2_000));

    private Shop shop;

    @BeforeEach
    void begin() {
        shop = new Shop(database(), scanner());
    }

    private static OrderPayment card(long part) {
        return new OrderPayment("http", "card-1", Optional.empty(), cny(10_000), Optional.of(cny(part)));
    }

    private Outcome<PlacedOrder> place(String orderId, OrderPayment... payments) {
        var order = new PaidOrder(
                orderId,
                "pinduoduo",
                BUYER,
                CNY,
                START,
                List.of(line("1", "M1", orderId, 1, 6_000)),
                List.of(payments));
        Outcome<PlacedOrder> placed = shop.report(order);
        if (placed instanceof Outcome.Created) {
            shop.allocate(order);
        }
        return placed;
    }

    @Test
    void eachOrderIsRefundedFromItsOwnPart() {
        assertInstanceOf(Outcome.Created.class, place("A", card(4_000), WALLET));
        assertInstanceOf(Outcome.Created.class, place("B", card(6_000)));
        Stream.of("A", "B").forEach(order -> shop.admit(order, "1", OptionalInt.empty()));
        shop.sweep();
        shop.sweep();
        assertEquals(
                Map.of(
                        "A~1~stockout~1-1", cny(4_000),
                        "A~1~stockout~1-1.2", cny(2_000),
                        "B~1~stockout~1-1", cny(6_000)),
                shop.gateway.books());
        shop.reconcile();
    }

    @Test
    void thePartsMustPayForTheOrder() {
        assertInstanceOf(Outcome.Refused.class, place("A", card(3_999), WALLET));
    }
}
