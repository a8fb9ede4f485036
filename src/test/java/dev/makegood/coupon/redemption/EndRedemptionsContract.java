package dev.makegood.coupon.redemption;

import static dev.makegood.coupon.redemption.CouponScenario.NOW;
import static dev.makegood.coupon.redemption.CouponScenario.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.coupon.Rivals;
import dev.makegood.logging.LoggedLines;
import dev.makegood.notice.Notice;
import dev.makegood.notice.NoticeText;
import dev.makegood.notice.WrittenNotices;
import dev.makegood.order.FundsRows;
import dev.makegood.order.OrderFunds;
import dev.makegood.order.PaidOrder;
import dev.makegood.order.PlaceOrder;
import dev.makegood.order.PlacedOrder;
import dev.makegood.reconciliation.Reconcile;
import dev.makegood.reconciliation.Reconciliation;
import dev.makegood.storage.Contract;
import dev.makegood.storage.ShardPages;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verifies that a redemption for an order that never arrives returns to the coupon, and the buyer is told. */
class EndRedemptionsContract extends Contract {
    private static final Instant END = NOW.plus(OrderFunds.ORDER_WITHIN);

    private CouponScenario scenario;

    @BeforeEach
    void aCouponPaysAnOrderThatHasNotCome() {
        scenario = new CouponScenario(database());
        scenario.issued("O1");
        scenario.redeem("O1", "R1", "P1", 300);
    }

    private int end(Instant now) {
        ShardPages.Worked worked = new EndRedemptions(database()).runOnce(now, 100);
        assertEquals(0, worked.failed());
        return worked.done();
    }

    private Outcome<PlacedOrder> place(long minor) {
        var line = new PaidOrder.PaidLine("1", "M1", "S1", 1, cny(minor), END.plus(Duration.ofDays(9)), List.of());
        var order = new PaidOrder("P1", "pinduoduo", CouponScenario.BUYER, CouponScenario.CNY, NOW, List.of(line));
        return new PlaceOrder(database()).place(order, END);
    }

    private Reconciliation reconcile(Instant now) {
        return new Reconcile(database(), scanner()).runOnce(now, Duration.ZERO);
    }

    @Test
    void itsMoneyIsBackAndToldOfOnceThirtyDaysAreOver() {
        assertEquals(0, end(END.minusMillis(1)));
        assertEquals(cny(200), scenario.coupon("O1").balance());
        assertEquals(1, end(END));
        assertEquals(0, end(END));
        assertEquals(cny(500), scenario.coupon("O1").balance());
        assertEquals(cny(0), scenario.funds("P1").redeemed());
        Notice told = WrittenNotices.get(
                database(),
                Actor.buyer(CouponScenario.BUYER),
                CouponScenario.couponId("O1") + "~R1~redemptionEndedBuyer");
        assertEquals(
                "Order P1, for which you used 3.00 CNY of your coupon coupon~O1~L1~stockout, has not reached us within 30"
                        + " days. The 3.00 CNY is back on it, and you can use it until the end of 31 March 2076"
                        + " (UTC+8).",
                NoticeText.render(told).byField().get("en"));
        assertEquals(List.of(), reconcile(END).differences());
    }

    @Test
    void whatHasEndedIsNeverToldAsPaid() {
        var same = new RedeemCoupon.Request(
                CouponScenario.couponId("O1"), "R1", CouponScenario.BUYER, CouponScenario.BUYER, "P1", 300);
        assertInstanceOf(Outcome.Repeated.class, new RedeemCoupon(database()).redeem(same, END.minusMillis(1)));
        assertEquals(1, end(END));
        var refused = assertInstanceOf(Outcome.Refused.class, new RedeemCoupon(database()).redeem(same, END));
        assertEquals("redemptionId", refused.field());
    }

    @Test
    void eachRedemptionHasItsOwnThirtyDays() {
        Instant later = NOW.plus(Duration.ofDays(10));
        var second = new RedeemCoupon.Request(
                CouponScenario.couponId("O1"), "R2", CouponScenario.BUYER, CouponScenario.BUYER, "P1", 100);
        new RedeemCoupon(database()).redeem(second, later);
        assertEquals(1, end(END));
        assertEquals(cny(400), scenario.coupon("O1").balance());
        assertEquals(1, end(END.plus(Duration.ofDays(10))));
        assertEquals(cny(500), scenario.coupon("O1").balance());
    }

    @Test
    void oneThatHasEndedCountsAmongTheRedemptionsOfItsOrder() {
        end(END);
        for (int number = 2; number <= RedemptionRules.MOST_PARTS; number++) {
            assertInstanceOf(Outcome.Created.class, scenario.redeem("O1", "R" + number, "P1", 1));
        }
        assertInstanceOf(Outcome.Refused.class, scenario.redeem("O1", "R-more", "P1", 1));
    }

    @Test
    void onceItsOrderHasComeItNeverEnds() {
        assertInstanceOf(Outcome.Created.class, place(1_000));
        assertEquals(0, end(END.plus(Duration.ofDays(900))));
        assertEquals(cny(200), scenario.coupon("O1").balance());
    }

    @Test
    void aLateOrderIsTakenWhenThePlatformSaysHowItWasPaid() {
        end(END);
        var refused = assertInstanceOf(Outcome.Refused.class, place(1_000));
        assertEquals("orderId", refused.field());
        assertInstanceOf(Outcome.Created.class, scenario.reverse("O1", "R1"));
        assertInstanceOf(Outcome.Repeated.class, scenario.reverse("O1", "R1"));
        assertEquals(cny(500), scenario.coupon("O1").balance());
        assertInstanceOf(Outcome.Created.class, scenario.redeem("O1", "R2", "P1", 300));
        assertInstanceOf(Outcome.Created.class, place(1_000));
        assertEquals(
                cny(700),
                scenario.funds("P1").plan("M1", cny(1_000)).split().cash(),
                "no more cash than was paid in cash");
    }

    @Test
    void ofItsEndAndItsOrderAtOnceOneWins() throws Exception {
        List<Callable<Object>> both = List.of(() -> end(END), () -> place(1_000));
        Rivals.race(rival -> {
            try {
                return both.get(rival % 2).call();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        OrderFunds order = scenario.funds("P1");
        boolean came = order.paid().isPresent();
        assertEquals(came ? cny(200) : cny(500), scenario.coupon("O1").balance());
        assertEquals(came ? cny(300) : cny(0), order.redeemed());
        assertEquals(List.of(), reconcile(END).differences());
    }

    @Test
    void theAuditCountsThoseThatWaitAndReportsOneThatDoesNotEnd() {
        Reconciliation waiting = reconcile(END);
        assertEquals(1, waiting.counts().get("openRedemptions"));
        assertEquals(List.of(), waiting.differences());
        var stuck = reconcile(NOW.plus(Duration.ofDays(33))).differences();
        assertEquals(
                List.of("a redemption ends if its order does not arrive"),
                stuck.stream().map(Reconciliation.Difference::what).toList());
        assertTrue(stuck.getFirst().found().contains("R1"));
    }

    @Test
    void aBadOneStopsNobody() {
        scenario.issued("O2");
        scenario.redeem("O2", "R1", "P2", 300);
        var funds = new FundsRows(database());
        var p1 = funds.find("P1");
        OrderFunds unknown = p1.orElseThrow().value().redeemed("coupon~nobody", "R9", cny(1), NOW.minusSeconds(9));
        var bad = new OrderFunds(
                "P1",
                unknown.buyer(),
                unknown.currency(),
                Optional.empty(),
                List.of(unknown.couponParts().getLast()),
                List.of(),
                unknown.refunding(),
                unknown.postings(),
                Optional.empty(),
                Optional.empty());
        assertTrue(database().commit(List.of(funds.put(p1, bad))));
        try (var log = new LoggedLines(EndRedemptions.class)) {
            ShardPages.Worked worked = new EndRedemptions(database()).runOnce(END, 100);
            assertEquals(new ShardPages.Worked(1, 1), worked);
            assertEquals(List.of("cannot end the redemptions of P1"), log.texts());
        }
    }
}
