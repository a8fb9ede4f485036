package dev.makegood.coupon;

import static dev.makegood.shop.Shop.START;
import static dev.makegood.shop.Shop.cny;
import static dev.makegood.shop.Shop.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.makegood.command.Actor;
import dev.makegood.command.Outcome;
import dev.makegood.notice.CouponFact;
import dev.makegood.promise.MerchantPromise;
import dev.makegood.promise.Promised;
import dev.makegood.promise.PublishPromise;
import dev.makegood.shop.Shop;
import dev.makegood.stockout.Compensation;
import dev.makegood.storage.Contract;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Verifies that merchants' promises and agreements are paid with their own money and advanced only up to a limit, while
 * policy compensation is always advanced.
 */
class ExtraContract extends Contract {
    private static final long LIMIT = 10_000;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(database(), scanner());
    }

    private void promise(long minor) {
        var promise = new MerchantPromise("p", MerchantPromise.Kind.EXTRA, cny(minor));
        assertInstanceOf(
                Outcome.Created.class,
                new PublishPromise(database()).publish(new Promised("M1", Optional.empty(), promise, START, START)));
    }

    private void owe(String orderId) {
        shop.place(orderId, line("1", "M1", "A", 1, 100));
        shop.admit(orderId, "1", OptionalInt.empty());
        shop.issue();
    }

    private Money given(String orderId) {
        return shop.theCase(orderId, "1").compensated();
    }

    @Test
    void thePlatformAdvancesWhatPoliciesGiveAndOfPromisesTheLimit() {
        promise(1_000_000);
        owe("O1");
        assertEquals(cny(LIMIT), given("O1"));
        owe("O2");
        owe("O3");
        assertEquals(List.of(cny(500), cny(500)), List.of(given("O2"), given("O3")));
        assertEquals(cny(LIMIT + 1_000), shop.account("M1").receivable());
        assertInstanceOf(Compensation.Suspended.class, shop.theCase("O1", "1").compensation());
        assertTrue(shop.told(Actor.buyer(Shop.BUYER), CouponFact.CouponIssuedBuyer.class).stream()
                .allMatch(text -> text.contains("waits for the merchant's money")));
        shop.reconcile();
    }

    @Test
    void whatIsLeftOfPromisesIsPaidAsMoneyComesInFirstOwedFirstServed() {
        promise(20_000);
        owe("O1");
        owe("O2");
        assertEquals(List.of(cny(10_000), cny(500)), List.of(given("O1"), given("O2")));
        shop.topUp("M1", "t-1", 500 + 10_500);
        shop.issue();
        assertEquals(List.of(cny(20_500), cny(500)), List.of(given("O1"), given("O2")));
        shop.topUp("M1", "t-2", 1_000_000);
        shop.issue();
        assertEquals(List.of(cny(20_500), cny(20_500)), List.of(given("O1"), given("O2")));
        assertEquals(cny(0), shop.account("M1").receivable());
        assertEquals(
                1,
                shop.coupons().stream().filter(c -> c.caseId().startsWith("O1")).count());
        shop.reconcile();
    }

    @Test
    void aMerchantWithMoneyPaysAllOfItsPromiseAtOnce() {
        promise(20_000);
        shop.topUp("M1", "t-1", 20_500);
        owe("O1");
        assertEquals(cny(20_500), given("O1"));
        assertEquals(cny(0), shop.account("M1").receivable());
        Coupon coupon = shop.coupons().getFirst();
        assertEquals(cny(20_000), coupon.beyondPolicy());
        assertInstanceOf(Compensation.Issued.class, shop.theCase("O1", "1").compensation());
    }

    @Test
    void noPromiseKeepsWhatAPolicyGivesWaiting() {
        promise(1_000_000);
        owe("O1");
        shop.topUp("M1", "t-1", 1_000);
        owe("O2");
        assertEquals(cny(500), given("O2"));
    }

    @Test
    void aCaseThatWaitsWithAnExtraIsGivenAtOnceWhatThePolicyAdds() {
        promise(1_000_000);
        shop.place("O1", line("1", "M1", "A", 2, 200));
        shop.admit("O1", "1", OptionalInt.of(1));
        shop.issue();
        Money before = given("O1");
        shop.admit("O1", "1", OptionalInt.of(2));
        shop.issue();
        assertEquals(before, given("O1"), "5.00 an order, and no more of the promise");
        assertInstanceOf(Compensation.Suspended.class, shop.theCase("O1", "1").compensation());
        shop.reconcile();
    }
}
