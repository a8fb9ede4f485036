package dev.makegood.stockout.detection;

import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.lateCaseId;
import static dev.makegood.shop.Shop.promised;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.coupon.Coupon;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Compensation;
import dev.makegood.storage.Contract;
import dev.makegood.wording.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies a line that is late first and a stockout later, with a merchant who lacks the money. */
class LateThenShortContract extends Contract {
    private static final String[] IN_FORCE = {"2026-08-09T16:00:00Z", "2026-02-01T00:00:00Z"};

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
    }

    private Map<String, Money> coupons() {
        return shop.coupons().stream().collect(Collectors.toMap(Coupon::caseId, Coupon::face));
    }

    private void lateAndShort(String platform, int days, long paidMinor) {
        shop.place(platform, "O1", Shop.START, promised("1", days, paidMinor));
        shop.clock.advance(Duration.ofDays(days).plusMillis(1));
        assertEquals(PassResult.wentShort(1), shop.overdue());
        shop.issue();
        assertEquals(List.of(), shop.refunds("O1", "1"));
        shop.clock.advance(Duration.ofHours(72));
        assertEquals(1, shop.overdue().lines());
        shop.issue();
        shop.sweep();
        assertEquals(PassResult.NOTHING, shop.overdue());
        shop.issue();
        shop.reconcile();
    }

    @Test
    void whereBothAddUpEachIsOwedInFull() {
        shop.publish("douyin-late-shipment", IN_FORCE);
        shop.publish("douyin-stockout", IN_FORCE);
        lateAndShort("douyin", 12, 15_000);
        assertEquals(
                Map.of(
                        lateCaseId("O1", "1").toString(), cny(300),
                        caseId("O1", "1").toString(), cny(800)),
                coupons());
        assertEquals(cny(1_100), shop.account("M1").receivable());
    }

    @Test
    void whereTheStockoutTopsUpBothTogetherAreItsWorth() {
        shop.publish("tmall-late-shipment");
        shop.publish("tmall-stockout");
        lateAndShort("tmall", 7, 30_000);
        assertEquals(
                Map.of(
                        lateCaseId("O1", "1").toString(), cny(1_500),
                        caseId("O1", "1").toString(), cny(3_000)),
                coupons());
        assertTrue(shop.theCase("O1", "1").assessment().steps().stream()
                .anyMatch(step -> Texts.en(step).contains("compensated with 15.00 CNY")));
    }

    @Test
    void aPassThatComesTooLateSkipsNoneOfThem() {
        shop.publish("douyin-stockout", IN_FORCE);
        shop.publish("douyin-late-shipment", IN_FORCE[0], IN_FORCE[1], "policyId: douyin", "policyId: z-douyin");
        shop.place("douyin", "O1", Shop.START, promised("1", 12, 15_000));
        shop.clock.advance(Duration.ofDays(99));
        assertEquals(2, shop.overdue().lines());
        shop.issue();
        assertEquals(2, coupons().size());
        shop.reconcile();
    }

    @Test
    void whatShipsAtThePromisedInstantIsNotLate() {
        shop.cutClock();
        shop.publish("tmall-late-shipment");
        shop.publish("tmall-stockout");
        shop.place("tmall", "O1", Shop.START, promised("1", 7, 30_000));
        shop.clock.advance(Duration.ofDays(7));
        assertEquals(0, shop.overdue().lines());
        shop.ship("O1", "s-1", "1", 1);
        shop.clock.advance(Duration.ofDays(9));
        assertEquals(0, shop.overdue().lines());
    }

    @Test
    void aCompensationMayWaitForTheMerchantsMoneyTheRefundDoesNot() {
        shop.publish("douyin-stockout", IN_FORCE[0], IN_FORCE[1], "shortfall: advance", "shortfall: suspend");
        shop.place("douyin", "O1", Shop.START, promised("1", 1, 30_000));
        shop.admit("O1", "1", OptionalInt.empty());
        assertEquals(0, shop.issue().issued());
        assertInstanceOf(Compensation.Suspended.class, shop.theCase("O1", "1").compensation());
        shop.sweep();
        assertEquals(List.of(cny(30_000)), List.copyOf(shop.gateway.books().values()));

        shop.topUp("M1", "t-1", 299);
        shop.clock.advance(Duration.ofHours(1));
        assertEquals(0, shop.issue().issued());
        shop.topUp("M1", "t-2", 1);
        assertEquals(1, shop.issue().issued());
        assertEquals(0, shop.issue().issued());
        assertEquals(Map.of(caseId("O1", "1").toString(), cny(300)), coupons());
        assertEquals(cny(0), shop.account("M1").balance());
        assertEquals(cny(0), shop.account("M1").receivable());
        shop.reconcile();
    }
}
