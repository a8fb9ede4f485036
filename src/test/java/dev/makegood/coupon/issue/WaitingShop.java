package dev.makegood.coupon.issue;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;

import dev.makegood.order.PaidOrder;
import dev.makegood.shop.Shop;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Sells under a policy that gives 1 % and waits for the merchant's money. */
final class WaitingShop {
    private WaitingShop() {}

    /** Publishes the policy; {@code changes} are further pairs of original and replacement. */
    static void publish(Shop shop, String... changes) {
        var waiting =
                Stream.of("2026-08-09T16:00:00Z", "2026-02-01T00:00:00Z", "shortfall: advance", "shortfall: suspend");
        shop.publish(
                "douyin-stockout", Stream.concat(waiting, Stream.of(changes)).toArray(String[]::new));
    }

    static PaidOrder.PaidLine line(String lineId, String merchantId, int units, long minor) {
        return new PaidOrder.PaidLine(
                lineId, merchantId, "S-" + merchantId, units, cny(minor), START.plus(Duration.ofDays(1)), List.of());
    }

    /** Owes 3.00 for an order of one unit. */
    static void owe(Shop shop, String merchantId, String orderId) {
        shop.place("douyin", orderId, START, line("1", merchantId, 1, 30_000));
        shop.admit(orderId, "1", OptionalInt.empty());
    }
}
