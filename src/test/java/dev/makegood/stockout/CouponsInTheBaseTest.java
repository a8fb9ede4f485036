package dev.makegood.stockout;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.command.Outcome;
import dev.makegood.coupon.redemption.RedeemCoupon;
import dev.makegood.order.PaidOrder;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/**
 * Verifies that an order's part paid with a compensation earns no further percentage when it becomes short, unless the
 * version says so.
 */
class CouponsInTheBaseTest {
    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    /**
     * Places four units for 400.00, of which 100.00 are paid with another order's compensation, at 10 %.
     *
     * @param changes of the policy
     */
    private void place(String... changes) {
        shop.publish("tmall-stockout", changes);
        shop.publish("tmall-late-shipment");
        place("O1", 1, 100_000);
        shop.admit("O1", "1", OptionalInt.empty());
        shop.issue();
        place("O2", 4, 40_000);
        String couponId = shop.coupons().getFirst().couponId();
        var redemption = new RedeemCoupon.Request(couponId, "r", BUYER, BUYER, "O2", 10_000);
        assertInstanceOf(Outcome.Created.class, new RedeemCoupon(database).redeem(redemption, shop.clock.instant()));
    }

    private void place(String orderId, int quantity, long minor) {
        var line = new PaidOrder.PaidLine(
                "1", "M1", "S1", quantity, cny(minor), START.plus(Duration.ofDays(7)), List.of());
        shop.place("tmall", orderId, START, line);
    }

    private Money worth() {
        return shop.theCase("O2", "1").assessment().amount();
    }

    @Test
    void aStockoutIsWorthItsShareOfTheCash() {
        place();
        shop.admit("O2", "1", OptionalInt.of(1));
        assertEquals(cny(750), worth());
        shop.admit("O2", "1", OptionalInt.of(4));
        assertEquals(cny(3_000), worth());
    }

    @Test
    void aVersionMayCountTheCoupons() {
        place("compensation:", "compensation:\n  base: paid");
        shop.admit("O2", "1", OptionalInt.of(1));
        assertEquals(cny(1_000), worth());
        shop.admit("O2", "1", OptionalInt.of(4));
        assertEquals(cny(4_000), worth());
    }

    @Test
    void aLateShipmentIsWorthItsShareOfTheCashToo() {
        place();
        shop.admit("O2", "1", OptionalInt.of(2));
        shop.clock.advance(Duration.ofDays(7).plusMillis(1));
        shop.overdue();
        assertEquals(
                cny(750), shop.theCase(Shop.lateCaseId("O2", "1")).assessment().amount());
    }
}
