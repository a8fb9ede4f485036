package dev.makegood.coupon.issue;

import static dev.makegood.shop.Shop.BUYER;
import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.caseId;
import static dev.makegood.shop.Shop.cny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.makegood.account.WaitingLists;
import dev.makegood.command.Actor;
import dev.makegood.coupon.Rivals;
import dev.makegood.notice.CouponFact;
import dev.makegood.notice.Fact;
import dev.makegood.order.PaidOrder;
import dev.makegood.policy.publication.Policies;
import dev.makegood.promise.MerchantPromise;
import dev.makegood.promise.Promised;
import dev.makegood.promise.PublishPromise;
import dev.makegood.refund.Refunds;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Cases;
import dev.makegood.stockout.Compensation;
import dev.makegood.storage.Contract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Verifies that compensations that wait for a merchant's money are paid in the order in which they were owed, with
 * notices to all.
 */
class FirstOwedFirstServedContract extends Contract {
    private Shop shop;

    @BeforeEach
    void aPlatformThatDoesNotAdvance() {
        shop = new Shop(database(), scanner());
        shop.publish(
                "douyin-stockout",
                "2026-08-09T16:00:00Z",
                "2026-02-01T00:00:00Z",
                "shortfall: advance",
                "shortfall: suspend");
    }

    /** Makes units short a minute after the previous ones; they are worth 1 %. */
    private void owe(String orderId, long minor) {
        shop.clock.advance(Duration.ofMinutes(1));
        shop.place(
                "douyin",
                orderId,
                START,
                new PaidOrder.PaidLine(
                        "1", "M1", "S1", 1, cny(100 * minor), START.plus(Duration.ofDays(1)), List.of()));
        shop.admit(orderId, "1", OptionalInt.empty());
    }

    private Duration longestWait() {
        return new WaitingLists(database())
                .longest()
                .map(turn -> Duration.between(turn.since(), shop.clock.instant()))
                .orElse(Duration.ZERO);
    }

    private Compensation compensation(String orderId) {
        return shop.theCase(orderId, "1").compensation();
    }

    private Money given(String orderId) {
        return shop.theCase(orderId, "1").compensated();
    }

    private List<String> told(Class<? extends Fact> template) {
        return shop.told(Actor.buyer(BUYER), template);
    }

    @Test
    void aSmallOneNeverPassesALargeOneThatWasOwedBefore() {
        owe("O1", 3_000);
        shop.issue();
        for (int n = 2; n < 12; n++) {
            owe("O" + n, 300);
            shop.topUp("M1", "t-" + n, 300);
            shop.issue();
        }
        assertEquals(cny(3_000), given("O1"));
        assertInstanceOf(Compensation.Suspended.class, compensation("O2"));
        assertEquals(1, shop.coupons().size());
        shop.topUp("M1", "t-12", 700);
        shop.issue();
        assertEquals(List.of(cny(300), cny(300), cny(0)), List.of(given("O2"), given("O3"), given("O4")));
        assertEquals(cny(100), shop.account("M1").balance());
        shop.reconcile();
    }

    @Test
    void itsBuyerIsToldAtOnceThatItWaitsAndAgainWhenItIsIssued() {
        owe("O1", 3_000);
        shop.issue();
        assertEquals(
                List.of("Your order O1: a compensation of 30.00 CNY for S1 is to be paid with the merchant's money,"
                        + " and the merchant has not enough with us at the moment. It waits: a merchant's"
                        + " compensations are paid in the order in which they were owed. We will tell you when it"
                        + " has been issued. Your refund does not wait for it."),
                told(CouponFact.CompensationWaitsBuyer.class));
        assertEquals(
                1,
                shop.told(Actor.merchant("M1"), CouponFact.CompensationWaitsMerchant.class)
                        .size());
        assertEquals(List.of(), told(CouponFact.CouponIssuedBuyer.class));
        shop.topUp("M1", "t-1", 3_000);
        shop.issue();
        shop.issue();
        assertEquals(1, told(CouponFact.CouponIssuedBuyer.class).size());
        assertEquals(1, told(CouponFact.CompensationWaitsBuyer.class).size());
    }

    @Test
    void howLongTheLongestHasWaitedIsKnown() {
        owe("O1", 3_000);
        owe("O2", 300);
        shop.issue();
        shop.clock.advance(Duration.ofDays(2));
        assertEquals(Duration.ofDays(2).plusMinutes(1), longestWait());
        shop.topUp("M1", "t-1", 3_000);
        shop.issue();
        assertEquals(Duration.ofDays(2), longestWait());
        shop.topUp("M1", "t-2", 300);
        shop.issue();
        assertEquals(Duration.ZERO, longestWait());
    }

    @Test
    void whatWasOwedBeforeIsPaidBeforeWheneverItIsSeen() {
        owe("O1", 300);
        owe("O2", 300);
        issueFor("O2");
        shop.issue();
        shop.topUp("M1", "t-1", 300);
        shop.issue();
        assertEquals(List.of(cny(300), cny(0)), List.of(given("O1"), given("O2")));
    }

    @Test
    void moneyThatCameInIsPaidOutAtOnceWhoeverJoinsTheQueueMeanwhile() {
        owe("O1", 300);
        owe("O2", 300);
        owe("O3", 300);
        issueFor("O2");
        shop.topUp("M1", "t-1", 600);
        issueFor("O3");
        issueFor("O1");
        shop.issue();
        assertEquals(List.of(cny(300), cny(300), cny(0)), List.of(given("O1"), given("O2"), given("O3")));
        shop.reconcile();
    }

    private void issueFor(String orderId) {
        new IssueCoupons(database(), new Policies(database())::get, new Refunds(database()))
                .forCases(List.of(caseId(orderId, "1")), shop.clock.instant());
    }

    @Test
    void oneThatIsOwedNoMoreHoldsUpNobody() {
        owe("O1", 3_000);
        owe("O2", 300);
        shop.issue();
        put("O1", new Compensation.Nothing());
        shop.topUp("M1", "t-1", 300);
        shop.issue();
        assertEquals(cny(300), given("O2"));
    }

    private void put(String orderId, Compensation compensation) {
        var cases = new Cases(database());
        var stored = cases.find(caseId(orderId, "1"));
        database().commit(List.of(cases.put(stored, stored.orElseThrow().value().with(compensation))));
    }

    @Test
    void oneThatWaitsAnewInThePlaceThatItHadIsToldOfAnewAndPaid() {
        owe("O1", 300);
        shop.issue();
        var before = assertInstanceOf(Compensation.Suspended.class, compensation("O1"));
        put("O1", new Compensation.Nothing());
        shop.clock.advance(Duration.ofHours(1));
        shop.issue();
        put("O1", new Compensation.Owed(before.since()));
        shop.issue();
        assertEquals(before, compensation("O1"));
        assertEquals(2, told(CouponFact.CompensationWaitsBuyer.class).size());
        shop.topUp("M1", "t-1", 300);
        shop.issue();
        assertEquals(cny(300), given("O1"));
        shop.reconcile();
    }

    @Test
    void aBadOneHoldsUpNobody() {
        for (int n = 1; n <= 15; n++) {
            owe("O" + n, 300);
        }
        shop.issue();
        shop.topUp("M1", "t-1", 10_000);
        var counts = new IssueCoupons(database(), ref -> new Policies(database()).get(ref), new Refunds(database()))
                .runOnce(shop.clock.instant(), 100);
        assertEquals(15, counts.issued());
        assertEquals(cny(10_000 - 15 * 300), shop.account("M1").balance());
        shop.reconcile();
    }

    @Test
    void ofATopUpAndANewCaseAtOnceTheOrderStays() throws Exception {
        owe("O1", 300);
        shop.issue();
        owe("O2", 300);
        Rivals.race(rival -> {
            if (rival == 0) {
                shop.topUp("M1", "t-1", 300);
            }
            return shop.issue();
        });
        shop.clock.advance(Duration.ofHours(1));
        shop.issue();
        assertEquals(List.of(cny(300), cny(0)), List.of(given("O1"), given("O2")));
        shop.reconcile();
    }

    @Test
    void whatGrowsWhileItsPromiseWaitsIsServedInBothItsPlaces() {
        var promise = new MerchantPromise("p", MerchantPromise.Kind.EXTRA, cny(300));
        new PublishPromise(database()).publish(new Promised("M1", Optional.empty(), promise, START, START));
        shop.topUp("M1", "t-1", 300);
        shop.place(
                "douyin",
                "O1",
                START,
                new PaidOrder.PaidLine("1", "M1", "S1", 2, cny(60_000), START.plus(Duration.ofDays(1)), List.of()));
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.issue();
        assertEquals(List.of(cny(300), cny(600)), List.of(given("O1"), worth("O1")));
        shop.admit("O1", "1", OptionalInt.of(2));
        shop.issue();
        shop.topUp("M1", "t-2", 300);
        shop.issue();
        assertEquals(cny(600), given("O1"));
        shop.reconcile();
        shop.topUp("M1", "t-3", 10_000);
        shop.issue();
        assertEquals(cny(900), given("O1"));
        assertInstanceOf(Compensation.Issued.class, compensation("O1"));
        shop.reconcile();
    }

    private Money worth(String orderId) {
        return shop.theCase(orderId, "1").assessment().amount();
    }
}
