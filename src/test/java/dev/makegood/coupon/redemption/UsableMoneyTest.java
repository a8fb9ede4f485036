package dev.makegood.coupon.redemption;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.Coupon;
import dev.makegood.coupon.Coupons;
import dev.makegood.notice.CouponFact;
import dev.makegood.notice.RefundFact;
import dev.makegood.order.PaidOrder;
import dev.makegood.shop.Shop;
import dev.makegood.storage.memory.MemoryDatabase;
import dev.makegood.storage.memory.MemoryScanner;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that given or returned money stays valid as long as a new coupon. */
class UsableMoneyTest {
    private static final Duration YEAR = Duration.ofDays(365);

    private final MemoryDatabase database = new MemoryDatabase();
    private final Shop shop = new Shop(database, new MemoryScanner(database, 3));

    @BeforeEach
    void couponsAreValidForAYear() {
        shop.amend("validYears: 50", "validYears: 1");
    }

    private void issued(String orderId) {
        shop.place(orderId, Shop.line("1", "M1", "A", 1, 1_000));
        shop.admit(orderId, "1", OptionalInt.empty());
        shop.sweep();
        shop.issue();
    }

    /** Places an order now, to be shipped in nine days. */
    private void place(String orderId, long minor) {
        Instant now = shop.clock.instant();
        Instant shipBy = now.plus(Duration.ofDays(9));
        shop.place(orderId, now, new PaidOrder.PaidLine("1", "M1", "A", 1, cny(minor), shipBy, List.of()));
    }

    private Outcome<Redemption> redeem(String forOrder, String redemptionId, String onOrder, long minor) {
        return new RedeemCoupon(database)
                .redeem(
                        new RedeemCoupon.Request(
                                Coupon.idOf(Shop.caseId(forOrder, "1")), redemptionId, BUYER, BUYER, onOrder, minor),
                        shop.clock.instant());
    }

    private Coupon coupon(String forOrder) {
        return new Coupons(database)
                .find(Coupon.idOf(Shop.caseId(forOrder, "1")))
                .orElseThrow()
                .value();
    }

    private int expire() {
        return new ExpireCoupons(database).runOnce(shop.clock.instant(), 100).expired();
    }

    @Test
    void whatARefundBringsBackToAnExpiredCouponCanBeSpentForAsLongAsANewCoupon() {
        issued("O1");
        shop.clock.advance(YEAR.minusDays(1));
        place("O2", 800);
        redeem("O1", "r-1", "O2", 500);
        shop.clock.advance(Duration.ofDays(5));
        shop.admit("O2", "1", OptionalInt.empty());
        shop.sweep();

        assertEquals(0, expire());
        assertEquals(cny(500), coupon("O1").balance());
        assertEquals(LocalDate.of(2028, 3, 6), coupon("O1").validUntil());
        assertEquals(
                "Your order O2: 8.00 CNY has been refunded. Refund number O2~1~stockout~1-1. 3.00 CNY of it went back"
                        + " the way you paid. 5.00 CNY of it is back on your coupon coupon~O1~1~stockout, which you can use"
                        + " until the end of 6 March 2028 (UTC+8).",
                shop.told(Actor.buyer(BUYER), RefundFact.RefundedBuyer.class).getFirst());
        shop.clock.advance(YEAR);
        assertInstanceOf(Outcome.Created.class, redeem("O1", "r-2", "O3", 500));
        shop.reconcile();
    }

    @Test
    void whatARefundBringsBackBeforeTheLastDayDoesNotExpireTheDayAfter() {
        issued("O1");
        place("O2", 500);
        redeem("O1", "r-1", "O2", 500);
        shop.clock.advance(YEAR.minusHours(1));
        shop.admit("O2", "1", OptionalInt.empty());
        shop.sweep();
        shop.clock.advance(Duration.ofDays(2));
        assertEquals(0, expire());
        assertInstanceOf(Outcome.Created.class, redeem("O1", "r-2", "O3", 500));
    }

    @Test
    void aReversedRedemptionBringsBackMoneyThatCanBeSpent() {
        issued("O1");
        place("O2", 500);
        redeem("O1", "r-1", "O2", 300);
        shop.clock.advance(YEAR.plusDays(2));
        assertEquals(1, expire());
        new ReverseRedemption(database).reverse(coupon("O1").couponId(), "r-1", shop.clock.instant());
        assertEquals(0, expire());
        assertEquals(cny(300), coupon("O1").balance());
        assertFalse(coupon("O1").expired(shop.clock.instant().plus(YEAR)));
        shop.clock.advance(YEAR.plusDays(2));
        assertEquals(1, expire());
        shop.reconcile();
    }

    @Test
    void aCouponThatIsRaisedAfterItsLastDayIsValidAnew() {
        shop.publish("tmall-stockout", "validYears: 50", "validYears: 1");
        Instant shipBy = START.plus(Duration.ofDays(800));
        shop.place("tmall", "O1", START, new PaidOrder.PaidLine("1", "M1", "A", 2, cny(20_000), shipBy, List.of()));
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.issue();
        shop.clock.advance(YEAR.plusDays(3));
        assertEquals(1, expire());
        shop.admit("O1", "1", OptionalInt.of(2));
        shop.issue();
        assertEquals(0, expire());
        assertEquals(cny(1_000), coupon("O1").balance());
        String told = shop.told(Actor.buyer(BUYER), CouponFact.CouponIssuedBuyer.class)
                .getFirst();
        assertTrue(told.contains("Valid until the end of 5 March 2028"), told);
        shop.reconcile();
    }

    /** Holds a sum that expired before the schedule came, and one that came back after it. */
    private void assertOnlyWhatCameBackIsLeft() {
        assertEquals(0, expire());
        assertEquals(cny(300), coupon("O1").balance());
        List<String> told = shop.told(Actor.buyer(BUYER), CouponFact.CouponExpiredBuyer.class);
        assertEquals(1, told.size());
        assertTrue(told.getFirst().contains("2.00 CNY"), told.getFirst());
        shop.reconcile();
        shop.clock.advance(Duration.ofDays(364));
        assertInstanceOf(Outcome.Refused.class, redeem("O1", "r-9", "O9", 301));
        assertInstanceOf(Outcome.Created.class, redeem("O1", "r-9", "O9", 300));
    }

    @Test
    void whatHasExpiredStaysSoWhateverARefundBringsBackBeforeTheScheduleComes() {
        issued("O1");
        shop.clock.advance(YEAR.minusDays(1));
        place("O2", 800);
        redeem("O1", "r-1", "O2", 300);
        shop.clock.advance(Duration.ofDays(5));
        shop.admit("O2", "1", OptionalInt.empty());
        shop.sweep();
        assertOnlyWhatCameBackIsLeft();
    }

    @Test
    void whatHasExpiredStaysSoWhateverAReversalBringsBackBeforeTheScheduleComes() {
        issued("O1");
        place("O2", 500);
        redeem("O1", "r-1", "O2", 300);
        shop.clock.advance(YEAR.plusDays(2));
        new ReverseRedemption(database).reverse(coupon("O1").couponId(), "r-1", shop.clock.instant());
        assertOnlyWhatCameBackIsLeft();
    }

    @Test
    void whatHasExpiredStaysSoWhateverAnOrderThatNeverCameBringsBack() {
        issued("O1");
        shop.clock.advance(YEAR.minusDays(20));
        redeem("O1", "r-1", "O2", 300);
        shop.clock.advance(Duration.ofDays(30));
        assertEquals(
                1,
                new EndRedemptions(database).runOnce(shop.clock.instant(), 100).done());
        assertOnlyWhatCameBackIsLeft();
    }

    @Test
    void whatHasExpiredStaysSoIfTheCouponIsRaisedBeforeTheScheduleComes() {
        shop.publish("tmall-stockout", "validYears: 50", "validYears: 1");
        Instant shipBy = START.plus(Duration.ofDays(800));
        shop.place("tmall", "O1", START, new PaidOrder.PaidLine("1", "M1", "A", 2, cny(20_000), shipBy, List.of()));
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.issue();
        shop.clock.advance(YEAR.plusDays(3));
        shop.admit("O1", "1", OptionalInt.of(2));
        shop.issue();
        assertEquals(0, expire());
        assertEquals(cny(1_000), coupon("O1").balance());
        shop.reconcile();
    }

    @Test
    void noReturnMakesTheLastDayEarlier() {
        issued("O1");
        LocalDate before = coupon("O1").validUntil();
        redeem("O1", "r-1", "O2", 300);
        new ReverseRedemption(database).reverse(coupon("O1").couponId(), "r-1", shop.clock.instant());
        assertEquals(before, coupon("O1").validUntil());
    }
}
